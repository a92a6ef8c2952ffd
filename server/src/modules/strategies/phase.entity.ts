import type { PhaseKind } from '@diapason/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('phases')
export class Phase {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') strategyId: string;
  @Column('int') position: number;
  @Column('text') kind: PhaseKind;
  @Column('text') name: string;
  @Column('date', { nullable: true }) startsOn: string | null;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('boolean') freezesNumbers: boolean;
}
