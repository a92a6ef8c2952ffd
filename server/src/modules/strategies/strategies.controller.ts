import {
  AdjustmentsChange,
  NewStrategy,
  PhaseChange,
  type ShapeView,
  StrategyChange,
  StrategyRoleChange,
  type StrategySummary,
  type StrategyView,
} from '@diapason/contracts';
import { SHAPES } from '@diapason/domain';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { StrategiesService } from './strategies.service.js';

const Id = { schema: z.uuid() };

@Controller('api/strategies')
export class StrategiesController {
  constructor(private readonly strategies: StrategiesService) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<StrategySummary[]> {
    return this.strategies.list(actor);
  }

  @Get('shapes')
  shapes(): ShapeView[] {
    return SHAPES.map(({ key, name, description, levels }) => ({ key, name, description, levels }));
  }

  @Post()
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: NewStrategy }) body: z.output<typeof NewStrategy>,
  ): Promise<{ id: string }> {
    return { id: await this.strategies.create(actor, body) };
  }

  @Get(':idOrSlug')
  view(
    @CurrentActor() actor: Actor,
    @Param('idOrSlug', { schema: z.string().max(60) }) idOrSlug: string,
  ): Promise<StrategyView> {
    return this.strategies.view(actor, idOrSlug);
  }

  @HttpCode(204)
  @Patch(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body({ schema: StrategyChange }) body: z.output<typeof StrategyChange>,
  ): Promise<void> {
    await this.strategies.change(actor, id, body);
  }

  @HttpCode(204)
  @Put(':id/phase')
  async goToPhase(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body({ schema: PhaseChange }) { phase }: z.output<typeof PhaseChange>,
  ): Promise<void> {
    await this.strategies.goToPhase(actor, id, phase);
  }

  @HttpCode(204)
  @Put(':id/rights')
  async adjust(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body({ schema: AdjustmentsChange }) body: z.output<typeof AdjustmentsChange>,
  ): Promise<void> {
    await this.strategies.adjust(actor, id, body);
  }

  @HttpCode(204)
  @Put(':id/roles')
  async setRole(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body({ schema: StrategyRoleChange }) { membership, role, held }: z.output<typeof StrategyRoleChange>,
  ): Promise<void> {
    await this.strategies.setRole(actor, { strategyId: id, membershipId: membership, role }, held);
  }
}
