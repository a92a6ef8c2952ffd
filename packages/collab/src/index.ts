export type { Author, CreditKind, Lease, UpdateKind, Voice } from './author.js';
export { type Brought, type BroughtByAll, broughtTo, type OrganisationOf } from './brought.js';
export { type Carry, RECOGNISED_LENGTH, RETURN_WINDOW } from './carry-over.js';
export { DocumentClient, type DocumentClientEvents, type UnsavedUpdate } from './client/document-client.js';
export { unsavedWords } from './client/unsaved-words.js';
export type { Connection, Participant, PresenceIdentity } from './connection.js';
export { foldLog } from './fold-log.js';
export type { IdRange } from './ids.js';
export type { TextVocabulary } from './inspection.js';
export {
  type AuthorRun,
  type Credit,
  creditedCharacters,
  Ledger,
  type LedgerChanges,
  type Removal,
} from './ledger.js';
export { LiveDocument, RESERVED_CLIENTS, type Restoration, SERVER_CLIENT } from './live-document.js';
export { MOMENT_PAUSE, type Moment, momentsOf, type Stretch } from './moments.js';
export { passagesOf } from './passages.js';
export type { PresenceState, Whereabouts } from './presence.js';
export * from './protocol.js';
export { Removals, type Remover, removersOf } from './removals.js';
export { Room, type RoomOptions, type SettledDocument } from './room.js';
export { ShownRemovals } from './shown-removals.js';
export type {
  DocumentStore,
  LeasedClient,
  LoggedUpdate,
  NewUpdate,
  RefusedUpdate,
  StoredDocument,
  StoredUpdate,
} from './store.js';
