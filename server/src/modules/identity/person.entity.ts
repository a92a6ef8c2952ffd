import { ANNOUNCEMENTS, LOCALES } from '@diapason/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one table with names and addresses of people. */
@Entity('persons')
export class Person {
  @PrimaryColumn('uuid') id: string;
  @Column('text') givenName: string;
  @Column('text') familyName: string;
  @Column('text') email: string;
  @Column('text', { nullable: true }) jobTitle: string | null;
  @Column('text', { default: 'fr' }) locale: (typeof LOCALES)[number];
  @Column('text', { default: 'all' }) announcements: (typeof ANNOUNCEMENTS)[number];
  @Column('boolean', { default: false }) administrator: boolean;
  @Column('timestamptz', { nullable: true }) lastVisitAt: Date | null;
  /** Since when the account is deleted: the row then says nothing of the person. */
  @Column('timestamptz', { nullable: true }) erasedAt: Date | null;
}
