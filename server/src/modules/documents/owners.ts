import type { Decision } from '@diapason/domain';
import type { Content } from '@diapason/editor';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';

/** A live text and the thing it is the text of. */
export interface OwnedDocument {
  ownerId: string;
  template: string;
  /** Its roots, in order; the first is a line. */
  sections: string[];
  /** Those of its roots that are one line. */
  lines: string[];
  /** What it begins with. */
  title: string;
  /** The last update that was taken in. */
  takenIn: number;
  mayRead(actor: Actor): Promise<Decision>;
  mayWrite(actor: Actor): Promise<Decision>;
  /** Takes in what was settled. */
  project(settled: {
    seq: number;
    contents: Map<string, Content>;
    changes: { section: string; organisations: string[] }[];
  }): Promise<void>;
  /** Someone came or went. */
  presence(people: PresentHere[]): Promise<void>;
}

export interface PresentHere {
  name: string;
  organisation: string;
  initials: string;
  hue: number;
}

/** A kind of thing that has a live text: fiches here, amendments and minutes by the modules that know them. */
export interface DocumentOwner {
  kind: string;
  find(documentId: string): Promise<OwnedDocument | null>;
  /** Those of its documents of which the last update was not taken in. */
  behind(heads: readonly DocumentHead[]): Promise<DocumentHead[]>;
}

/** A document, whose it is, and its last update. */
export interface DocumentHead {
  document: string;
  owner: string;
  seq: number;
}

@Injectable()
export class DocumentOwners {
  private readonly owners: DocumentOwner[] = [];

  add(owner: DocumentOwner): void {
    this.owners.push(owner);
  }

  async behind(headsOf: (kind: string) => Promise<DocumentHead[]>): Promise<DocumentHead[]> {
    const behind = await Promise.all(this.owners.map(async (owner) => owner.behind(await headsOf(owner.kind))));
    return behind.flat();
  }

  async find(documentId: string): Promise<{ kind: string; owned: OwnedDocument } | null> {
    for (const { kind, find } of this.owners) {
      const owned = await find(documentId);
      if (owned) return { kind, owned };
    }
    return null;
  }
}
