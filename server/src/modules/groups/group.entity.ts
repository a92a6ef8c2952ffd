import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A working group, or an instance that decides. */
@Entity('groups')
export class Group {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') strategyId: string;
  @Column('text') kind: 'group' | 'instance';
  @Column('text') name: string;
  @Column('text') purpose: string;
}
