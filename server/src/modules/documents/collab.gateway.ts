import { COLLAB_NAMESPACE } from '@diapason/contracts';
import type { OnGatewayConnection } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { Gateway } from '../../platform/ws/gateway.js';
import { VisitorsService } from './visitors.service.js';

/** The second door: the same bytes over socket.io's long polling, for networks that refuse or cut WebSocket. */
@Gateway(COLLAB_NAMESPACE)
export class CollabGateway implements OnGatewayConnection {
  constructor(private readonly visitors: VisitorsService) {}

  handleConnection(socket: Socket): void {
    const { auth, headers } = socket.handshake;
    const visitor = this.visitors.welcome(auth, headers.cookie, {
      send: (frame) => void socket.emit('frame', frame),
      close: (code, reason) => {
        socket.emit('closed', { code, reason });
        socket.disconnect();
      },
    });
    socket.on('frame', (frame: unknown) => {
      if (frame instanceof Uint8Array) visitor.receive(frame);
    });
    socket.on('disconnect', () => visitor.cut());
  }
}
