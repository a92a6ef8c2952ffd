import { Entity, PrimaryColumn } from 'typeorm';

/** A fiche that a group is in charge of. */
@Entity('charges')
export class Charge {
  @PrimaryColumn('uuid') groupId: string;
  @PrimaryColumn('uuid') nodeId: string;
}
