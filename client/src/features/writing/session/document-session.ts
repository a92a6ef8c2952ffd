import {
  CLOSE,
  DocumentClient,
  type PresenceState,
  RESERVED_CLIENTS,
  type RefusalCode,
  type SectionChange,
  type StrandedText,
  unsavedWords,
} from '@diapason/collab';
import { insertContent, SCHEMA_VERSION } from '@diapason/editor';
import { type OwnHistory, undoManagerFor } from '@diapason/editor/prosemirror';
import * as Y from 'yjs';
import { LiveTransport } from '../../../shared/realtime/live-transport.js';
import { UnsavedStore } from '../../../shared/realtime/unsaved-store.js';
import { ChangeTrail } from './change-trail.js';
import { type Interruption, keptInterruption, keptVoice, type SpokenFor } from './kept.js';

/** How it stands with the text: what the page says of it, in one word each. */
export type SessionStatus =
  | { kind: 'connecting' }
  | { kind: 'live'; savedAt: number | null }
  | { kind: 'saving' }
  | { kind: 'offline' }
  | { kind: 'refused'; reason: RefusalReason };

export type RefusalReason = RefusalCode | 'SIGNED_OUT' | 'FORBIDDEN' | 'GONE' | 'OUTDATED' | 'INVALID';

export interface SessionState {
  status: SessionStatus;
  /** The whole text has come once: it can be read and, if the status lets, written. */
  ready: boolean;
  /** Changes that the server does not have yet. */
  unsaved: number;
  stranded: StrandedText[];
  /** Sections that somebody put back as they were since the page was opened, as long as that is not settled. */
  restored: SectionChange[];
  /** What goes on being typed since somebody took away what one was writing in; null once that is settled. */
  interrupted: Interruption | null;
  /** Whom one writes for; null: for oneself. */
  voice: SpokenFor | null;
  /** How many steps in a row undo passed over, for what somebody else had changed, or put back, meanwhile. */
  passedOver: number;
  /** Grows with each change of the text, of presence or of the trail: what depends on them is drawn again. */
  textVersion: number;
  presenceVersion: number;
}

export interface Present extends PresenceState {
  client: number;
}

export interface SessionOptions {
  document: string;
  membership: string;
  person: string;
  organisation: string;
  sections: string[];
}

/**
 * One live text open on a page, without any of the screen: the document, its connection, what is saved, who is there, and
 * one history of undo over all its sections. Losing the connection never empties it.
 */
export class DocumentSession {
  readonly doc = new Y.Doc();
  readonly history: OwnHistory;
  readonly trail: ChangeTrail;
  private client: DocumentClient | null = null;
  private transport: LiveTransport | null = null;
  private readonly store: UnsavedStore;
  private readonly voiceKept: ReturnType<typeof keptVoice>;
  private readonly interruptionKept: ReturnType<typeof keptInterruption>;
  private readonly listeners = new Set<() => void>();
  private ended = false;
  /** Whether the last change of the text was made on this page. */
  lastIsOwn = false;
  private state: SessionState = {
    status: { kind: 'connecting' },
    ready: false,
    unsaved: 0,
    stranded: [],
    restored: [],
    interrupted: null,
    voice: null,
    passedOver: 0,
    textVersion: 0,
    presenceVersion: 0,
  };

  constructor(private readonly options: SessionOptions) {
    const { document, membership, person, sections } = options;
    this.voiceKept = keptVoice(`${document} ${membership}`);
    this.interruptionKept = keptInterruption(`${document} ${membership}`);
    this.state.interrupted = this.interruptionKept.kept();
    this.store = new UnsavedStore(`${document} ${person} ${membership}`);
    this.history = undoManagerFor(
      sections.map((section) => this.doc.getText(section)),
      (client) => this.client?.isOwn(client) ?? false,
      (client) => client < RESERVED_CLIENTS,
    );
    this.history.onPassedOver = () => this.change({ passedOver: this.state.passedOver + 1 });
    const goOn = () => this.state.passedOver > 0 && this.change({ passedOver: 0 });
    this.history.on('stack-item-added', goOn);
    this.history.on('stack-item-updated', goOn);
    this.trail = new ChangeTrail(this.doc, sections, options.organisation);
    this.doc.on('update', (_update, _origin, _doc, { local }) => {
      this.lastIsOwn = local;
      this.change({ textVersion: this.state.textVersion + 1 });
    });
    void this.begin();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): SessionState => this.state;

  get membership(): string {
    return this.options.membership;
  }

  /** Whether what is known of the text, and of who is here, is what the server knows. */
  get connected(): boolean {
    const { kind } = this.state.status;
    return kind === 'live' || kind === 'saving';
  }

  /** Everybody else who has this text open and says where they are. */
  get others(): Present[] {
    const states = this.client?.awareness.getStates() ?? new Map<number, PresenceState>();
    return [...states]
      .filter(([client, state]) => client !== this.client?.awareness.clientID && 'user' in state)
      .map(([client, state]) => ({ ...(state as PresenceState), client }));
  }

  /** Says where one's caret is; null: nowhere in the text. */
  tellWhereabouts(where: { section: string; anchor: unknown; head: unknown } | null): void {
    this.client?.awareness.setLocalState(where ?? { section: null, anchor: null, head: null });
  }

  /** What one writes from now on is typed for someone, or for oneself again. */
  speakFor(voice: SpokenFor | null): void {
    this.client?.speakFor(voice?.id ?? null);
    this.history.stopCapturing();
    this.voiceKept.keep(voice);
    this.change({ voice });
  }

  /** Writing is over until the page is opened again; what the server does not have is kept here, and goes then. */
  get opensAgain(): boolean {
    const { status } = this.state;
    return status.kind === 'refused' && PASSING.has(status.reason);
  }

  /** The words that the server does not have, for whoever can no longer save them. */
  unsavedWords(): string {
    return this.client ? unsavedWords(this.doc, this.client.unsaved) : '';
  }

  /** Writes words as a paragraph at the end of a section, without the spaces around them, and says where it begins. */
  addParagraph(section: string, words: string): Y.RelativePosition {
    const text = this.doc.getText(section);
    const index = text.length;
    this.history.step(() =>
      insertContent(text, {
        type: 'doc',
        content: [{ type: 'textBlock', content: [{ type: 'text', text: words.trim() }] }],
      }),
    );
    return Y.createRelativePositionFromTypeIndex(text, index + 1);
  }

  /** The words were put back, copied or let go of. */
  settleStranded(id: string): void {
    this.change({ stranded: this.state.stranded.filter((text) => text.id !== id) });
  }

  /** It was seen that a section was put back as it was. */
  settleRestored(section: string): void {
    this.change({ restored: this.state.restored.filter((each) => each.section !== section) });
  }

  /** Somebody took away what one was writing in; `words` were typed there and are nowhere else. */
  interrupt(section: string, words: string): void {
    const before = this.state.interrupted;
    const kept = [before?.words, words].filter(Boolean).join('\n');
    this.noteInterrupted({ section, words: kept, times: (before?.times ?? 0) + 1 });
  }

  /** What is typed instead; null: it was put back, copied or let go of. */
  typeInstead(words: string | null): void {
    const { interrupted } = this.state;
    this.noteInterrupted(interrupted && words !== null ? { ...interrupted, words } : null);
  }

  destroy(): void {
    this.ended = true;
    this.transport?.stop();
    this.client?.destroy();
    this.history.destroy();
    this.trail.destroy();
    this.doc.destroy();
  }

  private async begin(): Promise<void> {
    const left = await this.store.load();
    if (this.ended) return;
    const client = new DocumentClient(
      this.doc,
      {
        added: (update) => {
          this.store.add(update);
          this.noteUnsaved();
        },
        saved: (count) => {
          this.store.forget(count);
          this.noteUnsaved();
        },
        synced: () => {
          this.trail.begin();
          if (!this.state.ready) this.change({ ready: true });
          this.noteUnsaved();
        },
        refused: (code) => this.refuse(code),
        stranded: (texts) => this.noteStranded(texts),
        changed: (changes) => this.noteChanges(changes),
      },
      left,
    );
    this.client = client;
    const voice = this.voiceKept.kept();
    if (voice) this.speakFor(voice);
    client.awareness.setLocalState({ section: null, anchor: null, head: null });
    client.awareness.on('change', () => this.change({ presenceVersion: this.state.presenceVersion + 1 }));
    const { document, membership } = this.options;
    this.transport = new LiveTransport(
      { document, as: membership, schema: SCHEMA_VERSION },
      {
        up: (send) => client.open(send),
        frames: (frames) => client.receive(frames),
        down: (final) => {
          client.closed();
          if (final) this.refuse(REASONS[final.code] ?? 'INVALID');
          else if (this.state.status.kind !== 'refused') this.change({ status: { kind: 'offline' } });
        },
      },
    );
  }

  private noteUnsaved(): void {
    if (!this.client) return;
    const unsaved = this.client.unsaved.length;
    const { status } = this.state;
    if (status.kind === 'refused' || !this.client.synced) return this.change({ unsaved });
    const before = status.kind === 'live' ? status.savedAt : null;
    const savedAt = this.state.unsaved > 0 ? Date.now() : before;
    this.change({ unsaved, status: unsaved > 0 ? { kind: 'saving' } : { kind: 'live', savedAt } });
  }

  private noteStranded(texts: StrandedText[]): void {
    // What goes on from one letter to the next is told again, longer.
    const latest = new Map([...this.state.stranded, ...texts].map((text) => [text.id, text]));
    this.change({ stranded: [...latest.values()] });
  }

  private noteInterrupted(interrupted: Interruption | null): void {
    this.interruptionKept.keep(interrupted?.words ? interrupted : null);
    this.change({ interrupted });
  }

  private noteChanges(changes: SectionChange[]): void {
    this.trail.credit(changes);
    const restored = changes.filter(({ restoredBy }) => restoredBy !== undefined);
    this.change({
      textVersion: this.state.textVersion + 1,
      restored: [
        ...this.state.restored.filter(({ section }) => !restored.some((each) => each.section === section)),
        ...restored,
      ],
    });
  }

  private refuse(reason: RefusalReason): void {
    if (this.state.status.kind === 'refused') return;
    this.transport?.stop();
    this.voiceKept.keep(null);
    // What will always be refused stays on the screen alone; what a right forbids now may be taken another day.
    if (HOPELESS.has(reason)) this.store.forget(Number.MAX_SAFE_INTEGER);
    this.change({ status: { kind: 'refused', reason } });
  }

  private change(change: Partial<SessionState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

const HOPELESS: ReadonlySet<RefusalReason> = new Set([
  'UPDATE_INVALID',
  'CONTENT_INVALID',
  'DOCUMENT_FULL',
  'INVALID',
  'GONE',
]);

const PASSING: ReadonlySet<RefusalReason> = new Set(['SIGNED_OUT', 'OUTDATED', 'SCHEMA_OUTDATED']);

const REASONS: Record<number, RefusalReason> = {
  [CLOSE.unauthenticated]: 'SIGNED_OUT',
  [CLOSE.forbidden]: 'FORBIDDEN',
  [CLOSE.notFound]: 'GONE',
  [CLOSE.outdated]: 'OUTDATED',
  [CLOSE.invalid]: 'INVALID',
};
