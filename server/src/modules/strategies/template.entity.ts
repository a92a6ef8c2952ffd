import type { Template as TemplateBody } from '@diapason/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A version of a template, never changed: a document keeps the version it was made with. */
@Entity('templates')
export class Template {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') strategyId: string;
  @Column('text') key: string;
  @Column('int') version: number;
  @Column('jsonb') body: TemplateBody;
}
