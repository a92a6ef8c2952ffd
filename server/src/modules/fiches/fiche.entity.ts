import type { Lifecycle } from '@diapason/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The record of a node's text: its state, and what is read out of the live text. */
@Entity('fiches')
export class Fiche {
  @PrimaryColumn('uuid') nodeId: string;
  @Column('text', { default: 'to-write' }) lifecycle: Lifecycle;
  @Column('text', { nullable: true }) theme: string | null;
  @Column('text') title: string;
  @Column('text', { default: '' }) aim: string;
  @Column('bigint', { default: 0 }) seq: string;
  @Column('text', { array: true, default: [] }) emptySections: string[];
}
