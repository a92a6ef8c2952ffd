import { Injectable, Logger } from '@nestjs/common';

type Constructor<E> = abstract new (...args: never[]) => E;
type Listener = (event: never) => unknown;

/** Tells, after a commit, what happened. A listener that fails is logged and hurts nobody else. */
@Injectable()
export class EventBus {
  private readonly logger = new Logger('events');
  private readonly listeners = new Map<unknown, Listener[]>();

  on<E extends object>(kind: Constructor<E>, listener: (event: E) => unknown): void {
    this.listeners.set(kind, [...(this.listeners.get(kind) ?? []), listener as Listener]);
  }

  async publish(event: object): Promise<void> {
    for (const listener of this.listeners.get(event.constructor) ?? []) {
      try {
        await listener(event as never);
      } catch (error) {
        this.logger.error({
          message: 'listener failed',
          event: event.constructor.name,
          stack: (error as Error)?.stack,
        });
      }
    }
  }
}
