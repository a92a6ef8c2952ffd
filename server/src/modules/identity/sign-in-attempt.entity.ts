import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A request to sign in. For an address nobody has, it has no person, and is otherwise alike. */
@Entity('sign_in_attempts')
export class SignInAttempt {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) personId: string | null;
  /** Set when the mail is written: secrets are made at that moment and kept nowhere. */
  @Column('bytea', { nullable: true }) codeHash: Buffer | null;
  @Column('bytea', { nullable: true }) secretHash: Buffer | null;
  @Column('bytea') browserHash: Buffer;
  @Column('text') landing: string;
  @Column('int', { default: 0 }) tries: number;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) consumedAt: Date | null;
}
