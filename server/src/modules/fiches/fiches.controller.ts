import {
  FicheSteering,
  type FicheView,
  type GroupView,
  NewNode,
  NodeMove,
  NodeNumber,
  type SearchHit,
  SearchQuery,
  type TreeView,
} from '@diapason/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { type Actor, CurrentActor } from '../../platform/http/actor.js';
import { ArrangeService } from './arrange.service.js';
import { FichesService } from './fiches.service.js';

const Id = { schema: z.uuid() };

@Controller('api')
export class FichesController {
  constructor(
    private readonly fiches: FichesService,
    private readonly arrange: ArrangeService,
  ) {}

  @Get('strategies/:strategy/tree')
  tree(@CurrentActor() actor: Actor, @Param('strategy', Id) strategy: string): Promise<TreeView> {
    return this.fiches.treeView(actor, strategy);
  }

  @Get('strategies/:strategy/search')
  search(
    @CurrentActor() actor: Actor,
    @Param('strategy', Id) strategy: string,
    @Query({ schema: SearchQuery }) { q }: z.output<typeof SearchQuery>,
  ): Promise<SearchHit[]> {
    return this.fiches.search(actor, strategy, q);
  }

  @Get('fiches/:id')
  view(@CurrentActor() actor: Actor, @Param('id', Id) id: string): Promise<FicheView> {
    return this.fiches.view(actor, id);
  }

  @Get('groups/:id')
  group(@CurrentActor() actor: Actor, @Param('id', Id) id: string): Promise<GroupView> {
    return this.fiches.groupView(actor, id);
  }

  @Post('strategies/:strategy/nodes')
  async add(
    @CurrentActor() actor: Actor,
    @Param('strategy', Id) strategy: string,
    @Body({ schema: NewNode }) body: z.output<typeof NewNode>,
  ): Promise<{ id: string }> {
    return { id: await this.arrange.add(actor, strategy, body) };
  }

  @HttpCode(204)
  @Put('nodes/:id/place')
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body({ schema: NodeMove }) body: NodeMove,
  ): Promise<void> {
    await this.arrange.move(actor, id, body);
  }

  @HttpCode(204)
  @Put('nodes/:id/number')
  async setNumber(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body({ schema: NodeNumber }) { number }: z.output<typeof NodeNumber>,
  ): Promise<void> {
    await this.arrange.setNumber(actor, id, number);
  }

  @HttpCode(204)
  @Delete('nodes/:id')
  async remove(@CurrentActor() actor: Actor, @Param('id', Id) id: string): Promise<void> {
    await this.arrange.remove(actor, id);
  }

  @HttpCode(204)
  @Patch('fiches/:id')
  async steer(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body({ schema: FicheSteering }) body: FicheSteering,
  ): Promise<void> {
    await this.arrange.steer(actor, id, body);
  }
}
