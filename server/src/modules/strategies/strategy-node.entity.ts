import type { NodeUse } from '@diapason/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('strategy_nodes')
export class StrategyNode {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') strategyId: string;
  @Column('uuid', { nullable: true }) parentId: string | null;
  @Column('text') use: NodeUse;
  @Column('text', { nullable: true }) level: string | null;
  @Column('int') position: number;
  @Column('uuid') templateId: string;
  @Column('text', { nullable: true }) fixedNumber: string | null;
  /** Where its text lives. */
  @Column('uuid') documentId: string;
  @Column('timestamptz', { nullable: true }) removedAt: Date | null;
}
