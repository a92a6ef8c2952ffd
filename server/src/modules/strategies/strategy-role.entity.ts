import { Entity, PrimaryColumn } from 'typeorm';

@Entity('strategy_roles')
export class StrategyRole {
  @PrimaryColumn('uuid') strategyId: string;
  @PrimaryColumn('uuid') membershipId: string;
  @PrimaryColumn('text') role: 'moderator' | 'commenter' | 'reader';
}
