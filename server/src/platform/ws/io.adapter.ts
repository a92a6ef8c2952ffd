import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import type { Config } from '../../config/config.js';
import { isForeign } from '../http/origin.js';

/** Largest message of a client, in bytes: a long paste goes through, a flood does not. */
export const MAX_MESSAGE_BYTES = 1024 * 1024;

/** socket.io beside the raw WebSocket door: it leaves upgrades of other paths alone and refuses pages of other sites. */
export class SocketAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly config: Config,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    return super.createIOServer(port, {
      ...options,
      destroyUpgrade: false,
      serveClient: false,
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
      allowRequest: ({ headers }, answer) =>
        answer(null, !isForeign(headers.origin, headers.host, this.config.PUBLIC_URL)),
    } as ServerOptions) as Server;
  }
}
