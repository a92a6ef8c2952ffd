import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('organisations')
export class Organisation {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) acronym: string | null;
  @Column('text') initials: string;
  @Column('uuid', { nullable: true }) collegeId: string | null;
}
