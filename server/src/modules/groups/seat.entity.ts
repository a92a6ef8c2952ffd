import type { SEAT_ROLES } from '@diapason/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('seats')
export class Seat {
  @PrimaryColumn('uuid') groupId: string;
  @PrimaryColumn('uuid') membershipId: string;
  @Column('text') role: (typeof SEAT_ROLES)[number];
}
