import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('sessions')
export class Session {
  @PrimaryColumn('uuid') id: string;
  @Column('bytea') secretHash: Buffer;
  @Column('uuid') personId: string;
  /** Kind of browser, for the person to recognise it: no address, no version. */
  @Column('text') device: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') lastSeenAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
