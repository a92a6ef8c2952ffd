import type { UnsavedUpdate } from '@diapason/collab';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

interface Schema extends DBSchema {
  updates: {
    key: number;
    value: { owner: string } & UnsavedUpdate;
    indexes: { owner: string };
  };
}

const NAME = 'diapason-unsaved';
let opening: Promise<IDBPDatabase<Schema>> | null = null;

function open(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>(NAME, 1, {
    upgrade: (db) => {
      db.createObjectStore('updates', { autoIncrement: true }).createIndex('owner', 'owner');
    },
  });
  return opening;
}

/**
 * What one person wrote in one text and the server does not have yet, kept in the browser until it does, so that a closed
 * page or an empty battery loses nothing. Erased at sign-out. A browser that keeps nothing (private mode) only loses that.
 */
export class UnsavedStore {
  private readonly kept: number[] = [];
  private queue: Promise<unknown> = Promise.resolve();

  /** `owner`: the text, the person and the name they write in. */
  constructor(private readonly owner: string) {}

  /** What was left unsaved the last time, oldest first. */
  async load(): Promise<UnsavedUpdate[]> {
    try {
      const db = await open();
      const keys = await db.getAllKeysFromIndex('updates', 'owner', this.owner);
      const rows = await db.getAllFromIndex('updates', 'owner', this.owner);
      this.kept.push(...keys);
      return rows;
    } catch {
      return [];
    }
  }

  add(update: UnsavedUpdate): void {
    this.inOrder(async (db) => void this.kept.push(await db.add('updates', { owner: this.owner, ...update })));
  }

  /** The oldest so many are saved. */
  forget(count: number): void {
    this.inOrder(async (db) => {
      for (const key of this.kept.splice(0, count)) await db.delete('updates', key);
    });
  }

  /** In order, and never in the way of writing. */
  private inOrder(work: (db: IDBPDatabase<Schema>) => Promise<void>): void {
    this.queue = this.queue.then(async () => work(await open())).catch(() => undefined);
  }
}

/** Whether this device keeps anything that somebody left unsaved. */
export async function keepsUnsavedTexts(): Promise<boolean> {
  try {
    return (await (await open()).count('updates')) > 0;
  } catch {
    return false;
  }
}

/** Erases what any person left unsaved on this device. */
export async function forgetUnsavedTexts(): Promise<void> {
  try {
    await (await open()).clear('updates');
  } catch {
    // There was nowhere to keep anything.
  }
}
