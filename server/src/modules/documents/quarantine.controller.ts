import type { RefusedUpdateView } from '@diapason/contracts';
import { Controller, Get } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { QuarantineService } from './quarantine.service.js';

@Controller('api/refused-updates')
export class QuarantineController {
  constructor(private readonly quarantine: QuarantineService) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<RefusedUpdateView[]> {
    return this.quarantine.list(actor);
  }
}
