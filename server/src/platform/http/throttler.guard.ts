import { type ExecutionContext, Injectable } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';

/** Counts requests by the address they come from, and messages by their socket: a message has neither address nor headers. */
@Injectable()
export class RequestThrottler extends ThrottlerGuard {
  protected override getRequestResponse(context: ExecutionContext): ReturnType<ThrottlerGuard['getRequestResponse']> {
    if (context.getType() === 'http') return super.getRequestResponse(context);
    const { id } = context.switchToWs().getClient<{ id: string }>();
    return { req: { ip: id }, res: {} };
  }
}
