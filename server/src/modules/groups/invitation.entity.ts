import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A way in for someone who was named a member. The mail's secret identifies it; it signs nobody in. */
@Entity('invitations')
export class Invitation {
  @PrimaryColumn('uuid') id: string;
  @Column('bytea', { nullable: true }) secretHash: Buffer | null;
  @Column('uuid') membershipId: string;
  @Column('uuid', { nullable: true }) invitedBy: string | null;
  @Column('text') landing: string;
  @Column('uuid', { nullable: true }) groupId: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt: Date | null;
}
