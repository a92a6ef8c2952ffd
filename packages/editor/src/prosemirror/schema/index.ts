import { type Extensions, getSchema } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Italic } from '@tiptap/extension-italic';
import { Text } from '@tiptap/extension-text';
import type { Schema } from '@tiptap/pm/model';
import { itemNodes } from './items.js';
import { Table, TableCell, TableRow } from './table.js';
import { Footnote, Link, TextBlock } from './text.js';

/** The nodes and marks of the live text, as the editor of a section needs them. */
export const schemaExtensions: Extensions = [
  Document.extend({ content: 'block*' }),
  Text,
  TextBlock,
  HardBreak,
  Footnote,
  Table,
  TableRow,
  TableCell,
  ...itemNodes,
  Bold,
  Italic,
  Link,
];

export const schema: Schema = getSchema(schemaExtensions);
