import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { Room } from '@diapason/collab';
import { answerParent } from '../support/children.mjs';

// The server as anyone starts it, in a process that tells whoever started it what it holds and what it is busy with.

/** @type {Set<Room>} */
const rooms = new Set();
const { open } = Room;
Room.open = async (options) => {
  const room = await open.call(Room, options);
  rooms.add(room);
  return room;
};

const profiler = new Session();

answerParent({
  // It says 'ready' itself, once it listens.
  start: async () => {
    await import('@diapason/server/main');
  },
  openRooms: () => {
    for (const room of rooms) if (room.closed) rooms.delete(room);
    return rooms.size;
  },
  /** What is still held once all that could be let go of was, in megabytes. */
  heap: () => {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 1024 / 1024;
  },
  profile: async () => {
    profiler.connect();
    await profiler.post('Profiler.enable');
    await profiler.post('Profiler.start');
  },
  profiled: async ({ path }) => {
    const { profile } = await profiler.post('Profiler.stop');
    profiler.disconnect();
    await writeFile(path, JSON.stringify(profile));
  },
});
