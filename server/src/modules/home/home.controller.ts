import type { HomeView } from '@diapason/contracts';
import { Controller, Get } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { HomeService } from './home.service.js';

@Controller('api/home')
export class HomeController {
  constructor(private readonly home: HomeService) {}

  @Get()
  view(@CurrentActor() actor: Actor): Promise<HomeView> {
    return this.home.view(actor);
  }
}
