import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('colleges')
export class College {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('uuid', { nullable: true }) parentId: string | null;
  /** Degrees on the colour wheel. */
  @Column('smallint') hue: number;
  @Column('int') position: number;
}
