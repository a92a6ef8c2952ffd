import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** One address for a database that is restarted on other ports, or is away for a while. */
export class MovingAddress {
  private target: URL | null = null;
  private readonly wires = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async open(): Promise<MovingAddress> {
    const server = createServer();
    const address = new MovingAddress(server);
    server.on('connection', (wire) => address.carry(wire));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return address;
  }

  /** Leads to what is at this URL from now on; nowhere without one. Gives the URL to connect to. */
  lead(url: string | null): string {
    for (const wire of this.wires) wire.destroy();
    this.target = url === null ? null : new URL(url);
    const here = new URL(this.target ?? 'postgres://127.0.0.1');
    here.port = String((this.server.address() as AddressInfo).port);
    return here.href;
  }

  close(): void {
    this.lead(null);
    this.server.close();
  }

  private carry(wire: Socket): void {
    if (!this.target) return void wire.destroy();
    const onward = connect(Number(this.target.port), this.target.hostname);
    for (const [end, other] of [
      [wire, onward],
      [onward, wire],
    ] as const) {
      this.wires.add(end);
      end.pipe(other);
      end.on('error', () => undefined);
      end.on('close', () => {
        this.wires.delete(end);
        other.destroy();
      });
    }
  }
}
