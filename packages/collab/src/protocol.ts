import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Voice } from './author.js';
import type { IdRange } from './ids.js';

/**
 * What travels on a connection: the y-websocket protocol (sync, awareness), and messages of our own. The server sends
 * its own only to clients that asked for them (`ack=1`), since the stock client logs what it does not know.
 */
const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  acknowledged: 100,
  refused: 101,
  stranded: 102,
  changed: 103,
  voice: 104,
  pasted: 105,
} as const;

const SYNC = { step1: 0, step2: 1, update: 2 } as const;

export type ClientMessage =
  | { type: 'state-vector'; stateVector: Uint8Array }
  /** `whole`: everything the client has beyond our state vector, as an answer to ours. */
  | { type: 'update'; update: Uint8Array; whole: boolean }
  | { type: 'awareness'; update: Uint8Array }
  | { type: 'query-awareness' }
  /** What is written under a client id that has not written yet is typed for someone else. */
  | { type: 'voice'; client: number; voice: Voice }
  /** Ids that the next updates bring were pasted. */
  | { type: 'pasted'; ranges: IdRange[] };

export type ServerMessage =
  | { type: 'state-vector'; stateVector: Uint8Array }
  | { type: 'update'; update: Uint8Array; whole: boolean }
  | { type: 'awareness'; update: Uint8Array }
  /** The first `count` updates that this connection sent are on disk; the last of them as `seq`. */
  | { type: 'acknowledged'; count: number; seq: number }
  /** Updates after the first `count` are not accepted, and why. */
  | { type: 'refused'; count: number; code: RefusalCode }
  /** Words of this person that arrived in what someone else had removed, to be put back or copied. */
  | { type: 'stranded'; texts: StrandedText[] }
  /** What was just settled: which sections, in the name of which organisations. */
  | { type: 'changed'; changes: SectionChange[] };

export interface StrandedText {
  id: string;
  /** Null when what it stood in is forgotten. */
  section: string | null;
  /** The name of the field of which it is the value; null when it is none, or that is forgotten. */
  field: string | null;
  text: string;
}

/** What changed in a section, and in whose names. */
export interface SectionChange {
  section: string;
  organisations: string[];
  /** The organisation in whose name it was put back as it was, when it was. */
  restoredBy?: string;
}

export const REFUSAL_CODES = [
  'WRITE_FORBIDDEN',
  'SCHEMA_OUTDATED',
  'UPDATE_INVALID',
  'CONTENT_INVALID',
  'DOCUMENT_FULL',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Rules of SPEC.md that an update may break. What breaks one is kept apart, and whoever sent it is closed. */
export type RefusalRule = 'R6' | 'R7' | 'R10' | 'R11' | 'R18' | 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6';

/** Why the server closes a connection. 44xx: coming back will not help. 45xx and others: try again later. */
export const CLOSE = {
  unauthenticated: 4401,
  forbidden: 4403,
  notFound: 4404,
  invalid: 4400,
  tooLarge: 4413,
  outdated: 4426,
  flooding: 4429,
  restarting: 4500,
  storageFailed: 4503,
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];

/** Reads a frame of a client. Throws on anything that is not one of its messages. */
export function readClientMessage(frame: Uint8Array): ClientMessage {
  const decoder = decoding.createDecoder(frame);
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      return readSync(decoder);
    case MESSAGE.awareness:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case MESSAGE.queryAwareness:
      return { type: 'query-awareness' };
    case MESSAGE.voice:
      return { type: 'voice', client: decoding.readVarUint(decoder), voice: decoding.readVarString(decoder) };
    case MESSAGE.pasted:
      return { type: 'pasted', ranges: readRanges(decoder) };
    default:
      throw new Error('not a message of the protocol');
  }
}

/** Reads a frame of the server; null for a message of a kind this client has no use for. */
export function readServerMessage(frame: Uint8Array): ServerMessage | null {
  const decoder = decoding.createDecoder(frame);
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      return readSync(decoder);
    case MESSAGE.awareness:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case MESSAGE.acknowledged:
      return { type: 'acknowledged', count: decoding.readVarUint(decoder), seq: decoding.readVarUint(decoder) };
    case MESSAGE.refused:
      return {
        type: 'refused',
        count: decoding.readVarUint(decoder),
        code: decoding.readVarString(decoder) as RefusalCode,
      };
    case MESSAGE.stranded:
      return { type: 'stranded', texts: JSON.parse(decoding.readVarString(decoder)) as StrandedText[] };
    case MESSAGE.changed:
      return { type: 'changed', changes: JSON.parse(decoding.readVarString(decoder)) as SectionChange[] };
    default:
      return null;
  }
}

function readSync(decoder: decoding.Decoder): ClientMessage & ServerMessage {
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === SYNC.step1) return { type: 'state-vector', stateVector: bytes };
  if (step === SYNC.step2 || step === SYNC.update) return { type: 'update', update: bytes, whole: step === SYNC.step2 };
  throw new Error('not a step of the sync protocol');
}

/** Throws when there are fewer than it says. */
function readRanges(decoder: decoding.Decoder): IdRange[] {
  const ranges: IdRange[] = [];
  for (let count = decoding.readVarUint(decoder); count > 0; count--)
    ranges.push({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      length: decoding.readVarUint(decoder),
    });
  return ranges;
}

export function writeMessage(message: ClientMessage | ServerMessage): Uint8Array {
  return encoding.encode((encoder) => {
    switch (message.type) {
      case 'state-vector':
        encoding.writeVarUint(encoder, MESSAGE.sync);
        encoding.writeVarUint(encoder, SYNC.step1);
        encoding.writeVarUint8Array(encoder, message.stateVector);
        break;
      case 'update':
        encoding.writeVarUint(encoder, MESSAGE.sync);
        encoding.writeVarUint(encoder, message.whole ? SYNC.step2 : SYNC.update);
        encoding.writeVarUint8Array(encoder, message.update);
        break;
      case 'awareness':
        encoding.writeVarUint(encoder, MESSAGE.awareness);
        encoding.writeVarUint8Array(encoder, message.update);
        break;
      case 'query-awareness':
        encoding.writeVarUint(encoder, MESSAGE.queryAwareness);
        break;
      case 'voice':
        encoding.writeVarUint(encoder, MESSAGE.voice);
        encoding.writeVarUint(encoder, message.client);
        encoding.writeVarString(encoder, message.voice);
        break;
      case 'pasted':
        encoding.writeVarUint(encoder, MESSAGE.pasted);
        encoding.writeVarUint(encoder, message.ranges.length);
        for (const { client, clock, length } of message.ranges)
          for (const value of [client, clock, length]) encoding.writeVarUint(encoder, value);
        break;
      case 'acknowledged':
        encoding.writeVarUint(encoder, MESSAGE.acknowledged);
        encoding.writeVarUint(encoder, message.count);
        encoding.writeVarUint(encoder, message.seq);
        break;
      case 'refused':
        encoding.writeVarUint(encoder, MESSAGE.refused);
        encoding.writeVarUint(encoder, message.count);
        encoding.writeVarString(encoder, message.code);
        break;
      case 'stranded':
        encoding.writeVarUint(encoder, MESSAGE.stranded);
        encoding.writeVarString(encoder, JSON.stringify(message.texts));
        break;
      case 'changed':
        encoding.writeVarUint(encoder, MESSAGE.changed);
        encoding.writeVarString(encoder, JSON.stringify(message.changes));
        break;
    }
  });
}

/** Whether a frame carries an update of the text: those are the ones that are counted and acknowledged. */
export const isUpdateFrame = (frame: Uint8Array): boolean =>
  frame[0] === MESSAGE.sync && (frame[1] === SYNC.step2 || frame[1] === SYNC.update);
