import type { Ack, ClientMessages, PresentPerson, ServerFacts } from '@diapason/contracts';
import { io, type Socket } from 'socket.io-client';
import type { HttpClient } from './http-client.js';
import { waitFor } from './live-client.js';

type Fact = { [N in keyof ServerFacts]: { name: N; told: Parameters<ServerFacts[N]>[0] } }[keyof ServerFacts];
const FACTS = ['strategy:changed', 'fiche:changed', 'fiche:presence', 'session:ended'] as const;

/** A page that listens to what changes, over socket.io. */
export class FactsClient {
  readonly facts: Fact[] = [];
  connected = false;
  readonly socket: Socket<ServerFacts, ClientMessages>;

  constructor(private readonly http: HttpClient) {
    this.socket = io(http.url, { forceNew: true, reconnection: false, extraHeaders: { cookie: http.cookie } });
    this.socket.on('connect', () => (this.connected = true));
    this.socket.on('disconnect', () => (this.connected = false));
    for (const name of FACTS)
      this.socket.on(name, (told?: unknown) => {
        this.facts.push({ name, told } as Fact);
      });
  }

  watchStrategy(strategy: string): Promise<Ack> {
    return this.socket.timeout(5_000).emitWithAck('strategy:watch', { strategy, as: this.http.membership });
  }

  watchFiche(node: string): Promise<Ack<{ people: PresentPerson[] }>> {
    return this.socket.timeout(5_000).emitWithAck('fiche:watch', { node, as: this.http.membership });
  }

  /** What was told under a name, oldest first. */
  told<N extends keyof ServerFacts>(name: N): Parameters<ServerFacts[N]>[0][] {
    return this.facts.filter((fact) => fact.name === name).map(({ told }) => told as Parameters<ServerFacts[N]>[0]);
  }

  /** Waits for a fact that is as asked; facts told before count as well. */
  hears<N extends keyof ServerFacts>(
    name: N,
    isIt: (told: NonNullable<Parameters<ServerFacts[N]>[0]>) => boolean = () => true,
  ): Promise<true> {
    return waitFor(`${name} to be told`, () =>
      this.told(name).some((told) => isIt(told ?? ({} as never))),
    ) as Promise<true>;
  }

  forgetAll(): void {
    this.facts.length = 0;
  }

  leave(): void {
    this.socket.disconnect();
  }
}
