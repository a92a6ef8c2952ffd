import { type CloseCode, DocumentClient } from '@diapason/collab';
import { AIM_ROOT, type BlockContent, insertBlock, insertLine, readBlocks, SCHEMA_VERSION } from '@diapason/editor';
import { Injectable } from '@nestjs/common';
import * as Y from 'yjs';
import { VisitorsService } from '../modules/documents/index.js';
import { inlineOf } from './content.js';

/** Someone who writes: the membership in whose name, and the session that proves who it is. */
export interface Writer {
  membership: string;
  cookie: string;
}

/** Lets the people of the demonstration write by the way everybody does: the door, the rights, the log, the acknowledgement. */
@Injectable()
export class Writers {
  constructor(private readonly visitors: VisitorsService) {}

  async atDocument(documentId: string, writer: Writer, write: (doc: Y.Doc) => void): Promise<void> {
    const doc = new Y.Doc();
    let leave = () => {};
    try {
      await new Promise<void>((resolve, reject) => {
        const concludeWhenSaved = () => {
          if (client.unsaved.length === 0) resolve();
        };
        const client = new DocumentClient(doc, {
          synced: () => {
            write(doc);
            concludeWhenSaved();
          },
          saved: concludeWhenSaved,
          refused: (code) => reject(new Error(`refused: ${code}`)),
        });
        const knock = { document: documentId, as: writer.membership, schema: String(SCHEMA_VERSION), ack: '1' };
        const wire = this.visitors.welcome(knock, writer.cookie, {
          send: (frame) => queueMicrotask(() => client.receive([frame])),
          close: (code: CloseCode, reason: string) => reject(new Error(`closed ${code}: ${reason}`)),
        });
        leave = () => {
          wire.cut();
          client.destroy();
        };
        client.open((frame) => wire.receive(frame));
      });
    } finally {
      leave();
      doc.destroy();
    }
  }
}

/** Adds blocks at the end of a section; the empty paragraph it opened with gives its place. */
export function appendBlocks(section: Y.Text, blocks: readonly BlockContent[]): void {
  for (const block of blocks) {
    section.doc?.transact(() => {
      const [first, ...others] = readBlocks(section);
      const isBlank = others.length === 0 && first?.name === 'textBlock' && first.line.length === 0;
      insertBlock(section, section.length, block);
      if (isBlank && first?.element) section.delete(0, 1);
    });
  }
}

export function writeAim(doc: Y.Doc, aim: string): void {
  insertLine(doc.getText(AIM_ROOT), 1, inlineOf(aim));
}
