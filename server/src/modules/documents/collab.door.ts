import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CLOSE } from '@diapason/collab';
import { COLLAB_PATH } from '@diapason/contracts';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type WebSocket, WebSocketServer } from 'ws';
import { CONFIG, type Config } from '../../config/config.js';
import { isForeign } from '../../platform/http/origin.js';
import { MAX_MESSAGE_BYTES } from '../../platform/ws/io.adapter.js';
import { VisitorsService } from './visitors.service.js';

/** What a reader that does not keep up may leave unread before it is asked to come back, in bytes. */
const MAX_BUFFERED = 16 * 1024 * 1024;
const PING_EVERY = 30_000;
/** How long a wire may take to close when the server stops, in milliseconds. */
const GOODBYE = 3_000;

/** The first door: raw WebSocket at `/collab/<document>`, as the client of y-websocket speaks. */
@Injectable()
export class CollabDoor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  private ping: ReturnType<typeof setInterval> | null = null;
  private stopping = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly adapterHost: HttpAdapterHost,
    private readonly visitors: VisitorsService,
  ) {}

  onApplicationBootstrap(): void {
    const http = this.adapterHost.httpAdapter.getHttpServer() as Server;
    http.on('upgrade', (request, socket, head) => {
      const url = new URL(request.url ?? '/', 'http://host');
      if (url.pathname.startsWith('/socket.io/')) return;
      if (!url.pathname.startsWith(`${COLLAB_PATH}/`)) return refuse(socket, '404 Not Found');
      if (isForeign(request.headers.origin, request.headers.host, this.config.PUBLIC_URL))
        return refuse(socket, '403 Forbidden');
      if (this.stopping) return refuse(socket, '503 Service Unavailable');
      const knock = { ...Object.fromEntries(url.searchParams), document: url.pathname.slice(COLLAB_PATH.length + 1) };
      this.server.handleUpgrade(request, socket, head, (ws) => this.welcome(ws, knock, request.headers.cookie));
    });
    this.ping = setInterval(() => this.pingAll(), PING_EVERY);
    this.ping.unref();
  }

  /**
   * Before the HTTP server closes, which waits for every wire: rooms close theirs once what they received is on disk, and
   * whoever does not answer the goodbye is cut.
   */
  beforeApplicationShutdown(): void {
    this.stopping = true;
    if (this.ping) clearInterval(this.ping);
    setTimeout(() => {
      for (const ws of this.server.clients) ws.terminate();
    }, GOODBYE).unref();
  }

  private welcome(ws: WebSocket, knock: object, cookie: string | undefined): void {
    const visitor = this.visitors.welcome(knock, cookie, {
      send: (frame) => {
        if (ws.bufferedAmount > MAX_BUFFERED) ws.close(CLOSE.restarting, 'too slow, come back');
        else ws.send(frame, ignoreError);
      },
      close: (code, reason) => ws.close(code, reason),
    });
    ws.on('message', (data, isBinary) => {
      if (isBinary) visitor.receive(new Uint8Array(data as Buffer));
      else ws.close(CLOSE.invalid, 'binary messages only');
    });
    ws.on('close', () => visitor.cut());
    ws.on('error', () => ws.terminate());
    alive.add(ws);
    ws.on('pong', () => alive.add(ws));
  }

  /** A wire that does not answer between two pings is dead, though nobody was told. */
  private pingAll(): void {
    for (const ws of this.server.clients) {
      if (!alive.delete(ws)) ws.terminate();
      else ws.ping();
    }
  }
}

const alive = new WeakSet<WebSocket>();
const ignoreError = () => undefined;

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
