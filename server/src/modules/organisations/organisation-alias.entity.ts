import { Entity, PrimaryColumn } from 'typeorm';

@Entity('organisation_aliases')
export class OrganisationAlias {
  @PrimaryColumn('uuid') organisationId: string;
  @PrimaryColumn('text') alias: string;
}
