import { type ArgumentsHost, applyDecorators, Catch, type ExceptionFilter, Logger, UseFilters } from '@nestjs/common';
import { WebSocketGateway } from '@nestjs/websockets';
import { errorOf } from '../http/error.filter.js';

/** Answers a message that failed, as its HTTP twin would, and never gives its content back. */
@Catch()
export class SocketErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('socket');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const { code, params, unforeseen } = errorOf(thrown);
    if (unforeseen) this.logger.error({ message: 'message failed', code, stack: (thrown as Error)?.stack });
    const answer = host
      .getArgs()
      .find((argument): argument is (reply: unknown) => void => typeof argument === 'function');
    answer?.({ ok: false, error: { code, params } });
  }
}

/** A gateway whose every message is answered, refusals included. */
export const Gateway = (namespace?: string): ClassDecorator =>
  applyDecorators(namespace ? WebSocketGateway({ namespace }) : WebSocketGateway(), UseFilters(SocketErrorFilter));
