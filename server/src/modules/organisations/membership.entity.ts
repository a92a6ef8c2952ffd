import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person in an organisation: never removed, since what was done in its name refers to it. */
@Entity('memberships')
export class Membership {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') personId: string;
  @Column('uuid') organisationId: string;
  @Column('date', { nullable: true }) fromDay: string | null;
  @Column('date', { nullable: true }) toDay: string | null;
  @Column('boolean', { default: true }) mayWrite: boolean;
  @Column('boolean', { default: false }) maySend: boolean;
  @Column('boolean', { default: false }) mayVote: boolean;
  @Column('boolean', { default: false }) referent: boolean;
}
