import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('organisation_identifiers')
export class OrganisationIdentifier {
  @PrimaryColumn('text') scheme: string;
  @PrimaryColumn('text') value: string;
  @Column('uuid') organisationId: string;
}
