import { COLLAB_NAMESPACE, COLLAB_PATH } from '@diapason/contracts';

export interface Knock {
  document: string;
  as: string;
  schema: number;
}

export interface TransportEvents {
  /** A connection is there: speak through `send` until `down`. */
  up(send: (frame: Uint8Array) => void): void;
  frames(frames: Uint8Array[]): void;
  /** It is gone; another is being made, unless the server said that coming back will not help. */
  down(final: { code: number } | null): void;
}

interface Wire {
  send(frame: Uint8Array): void;
  close(): void;
}

type OpenWire = (knock: Knock, heard: WireEvents) => Wire;

interface WireEvents {
  open(): void;
  frame(frame: Uint8Array): void;
  closed(code: number): void;
}

const FIRST_PAUSE = 300;
const LONGEST_PAUSE = 10_000;
/** The server says something every 15 s: a wire that is silent for longer is dead, whatever it says. */
const SILENCE = 35_000;
const OPENING = 8_000;
/** A WebSocket that does not open, or is cut at once, so many times in a row is refused by something on the way. */
const REFUSALS_BEFORE_POLLING = 2;
const CUT_AT_ONCE = 10_000;
const NO_CODE = 1006;

let webSocketRefused = 0;

/**
 * Keeps one text connected: by WebSocket, or by long polling where something on the way refuses or cuts WebSocket; again
 * and again until the server says that it is of no use. Frames that come together are handed over together.
 */
export class LiveTransport {
  private wire: Wire | null = null;
  private stopped = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private waiting: Uint8Array[] = [];
  /** Takes the wire for dead: what the network says before the wire notices. */
  private cut = (): void => undefined;
  /** Lets go of the attempt that is under way, as if it had never been. */
  private abandon = (): void => undefined;

  constructor(
    private readonly knock: Knock,
    private readonly events: TransportEvents,
  ) {
    window.addEventListener('online', this.hurry);
    window.addEventListener('offline', this.onOffline);
    document.addEventListener('visibilitychange', this.hurry);
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    window.removeEventListener('online', this.hurry);
    window.removeEventListener('offline', this.onOffline);
    document.removeEventListener('visibilitychange', this.hurry);
    clearTimeout(this.timer);
    this.abandon();
    this.wire = null;
  }

  private connect(): void {
    clearTimeout(this.timer);
    this.abandon();
    const byWebSocket = webSocketRefused < REFUSALS_BEFORE_POLLING;
    const begun = Date.now();
    let opened = false;
    let over = false;
    const openWire: OpenWire = byWebSocket ? openWebSocket : openPolling;
    const letGo = () => {
      if (over) return;
      over = true;
      clearTimeout(this.silence);
      wire.close();
    };
    const end = (code: number) => {
      if (over) return;
      letGo();
      const cutAtOnce = code === NO_CODE && Date.now() - begun < CUT_AT_ONCE;
      if (byWebSocket && navigator.onLine && cutAtOnce) webSocketRefused += 1;
      this.wire = null;
      this.ended(code);
    };
    this.abandon = letGo;
    this.cut = () => end(NO_CODE);
    const listen = (patience: number) => {
      clearTimeout(this.silence);
      this.silence = setTimeout(() => end(NO_CODE), patience);
    };
    const wire = openWire(this.knock, {
      open: () => {
        if (over) return;
        opened = true;
        this.failures = 0;
        listen(SILENCE);
        this.wire = wire;
        this.events.up((frame) => wire.send(frame));
      },
      frame: (frame) => {
        if (over) return;
        if (opened && byWebSocket && Date.now() - begun > CUT_AT_ONCE) webSocketRefused = 0;
        listen(SILENCE);
        this.hand(frame);
      },
      closed: end,
    });
    listen(OPENING);
  }

  /** Frames of one drawing of the screen reach the document as one change. */
  private hand(frame: Uint8Array): void {
    this.waiting.push(frame);
    if (this.waiting.length > 1) return;
    const flush = () => {
      const frames = this.waiting;
      this.waiting = [];
      if (!this.stopped) this.events.frames(frames);
    };
    // A page that nobody looks at is not drawn, but its text still moves.
    if (document.hidden) setTimeout(flush, 200);
    else requestAnimationFrame(flush);
  }

  private ended(code: number): void {
    if (this.stopped) return;
    const final = code >= 4400 && code < 4500;
    this.waiting = [];
    this.events.down(final ? { code } : null);
    if (final) return;
    this.failures += 1;
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (this.failures - 1)) * (0.75 + Math.random() / 2);
    this.timer = setTimeout(() => this.connect(), pause);
  }

  private readonly onOffline = (): void => this.cut();

  private readonly hurry = (): void => {
    if (this.stopped || this.wire || document.hidden) return;
    this.failures = 0;
    this.connect();
  };
}

const openWebSocket: OpenWire = ({ document: id, as, schema }, heard) => {
  const query = new URLSearchParams({ as, schema: String(schema), ack: '1' });
  const origin = window.location.origin.replace(/^http/, 'ws');
  const socket = new WebSocket(`${origin}${COLLAB_PATH}/${id}?${query}`);
  socket.binaryType = 'arraybuffer';
  const closed = ({ code }: CloseEvent) => heard.closed(code);
  socket.addEventListener('open', () => heard.open());
  socket.addEventListener('message', ({ data }) => heard.frame(new Uint8Array(data as ArrayBuffer)));
  socket.addEventListener('close', closed);
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame as Uint8Array<ArrayBuffer>);
    },
    close: () => {
      socket.removeEventListener('close', closed);
      socket.close();
    },
  };
};

const openPolling: OpenWire = ({ document: id, as, schema }, heard) => {
  let close = () => {};
  let send: Wire['send'] = () => undefined;
  let closed = false;
  void import('socket.io-client').then(({ io }) => {
    if (closed) return;
    const socket = io(COLLAB_NAMESPACE, {
      transports: ['polling'],
      upgrade: false,
      reconnection: false,
      forceNew: true,
      auth: { document: id, as, schema: String(schema), ack: '1' },
    });
    let code: number = NO_CODE;
    socket.on('connect', () => heard.open());
    socket.on('frame', (frame: ArrayBuffer) => heard.frame(new Uint8Array(frame)));
    socket.on('closed', (told: { code: number }) => {
      code = told.code;
    });
    socket.on('disconnect', () => heard.closed(code));
    socket.on('connect_error', () => heard.closed(NO_CODE));
    send = (frame) => void socket.emit('frame', frame);
    close = () => void socket.disconnect();
  });
  return {
    send: (frame) => send(frame),
    close: () => {
      closed = true;
      close();
    },
  };
};
