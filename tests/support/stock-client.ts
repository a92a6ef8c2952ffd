import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { HttpClient } from './http-client.js';

/** The client of y-websocket as it is published, in a browser that holds someone's cookie. */
export class StockClient {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  /** Everything that was wrong with the connection: close codes, in order. */
  readonly closes: number[] = [];

  constructor(http: HttpClient, document: string, params: Record<string, string>) {
    const { cookie } = http;
    class SocketOfABrowser extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { cookie } });
      }
    }
    this.provider = new WebsocketProvider(`${http.url.replace('http', 'ws')}/collab`, document, this.doc, {
      params,
      disableBc: true,
      WebSocketPolyfill: SocketOfABrowser as unknown as typeof globalThis.WebSocket,
    });
    this.provider.on('connection-close', (event) => {
      if (event) this.closes.push(event.code);
    });
  }

  text(section: string): Y.Text {
    return this.doc.getText(section);
  }

  leave(): void {
    this.provider.destroy();
    this.doc.destroy();
  }
}
