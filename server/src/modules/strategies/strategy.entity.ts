import type { Adjustment, AuthorsAudience, Level } from '@diapason/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('strategies')
export class Strategy {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('text') name: string;
  @Column('jsonb') levels: Level[];
  @Column('jsonb') themes: string[];
  @Column('jsonb', { default: [] }) adjustments: Adjustment[];
  @Column('text', { default: 'members' }) authorsShownTo: AuthorsAudience;
  @Column('boolean', { default: false }) sharesInFigures: boolean;
  @Column('uuid', { nullable: true }) currentPhaseId: string;
}
