import { WebSocketServer } from 'ws';
import { answerParent } from '../support/children.mjs';

// What the same messages cost at the very least: each is handed on to the others as it came. No document, no disk, nobody
// asked who they are.

const SYNC = 0;
const STEP_1 = 0;
const STEP_2 = 1;
/** « I have nothing », and « nothing is all there is ». */
const EMPTY_STATE = Uint8Array.of(SYNC, STEP_1, 1, 0);
const EMPTY_TEXT = Uint8Array.of(SYNC, STEP_2, 2, 0, 0);

/** @type {Map<string, Set<import('ws').WebSocket>>} */
const rooms = new Map();

/**
 * @param {import('ws').WebSocket} socket
 * @param {string} path
 */
function welcome(socket, path) {
  const room = rooms.get(path) ?? new Set();
  rooms.set(path, room.add(socket));
  socket.on('close', () => room.delete(socket));
  socket.on('message', (/** @type {Buffer} */ frame) => {
    if (frame[0] === SYNC && frame[1] === STEP_1) socket.send(EMPTY_TEXT);
    else if (frame[0] !== SYNC || frame[1] !== STEP_2)
      for (const other of room) if (other !== socket) other.send(frame);
  });
  socket.send(EMPTY_STATE);
}

answerParent({
  /** Gives the port. */
  start: () =>
    new Promise((resolve) => {
      const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
      server.on('connection', (socket, { url }) => welcome(socket, url ?? ''));
      server.on('listening', () => resolve(/** @type {import('node:net').AddressInfo} */ (server.address()).port));
    }),
});
