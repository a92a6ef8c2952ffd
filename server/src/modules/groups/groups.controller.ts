import {
  ChargeChange,
  type GroupSummary,
  InvitationSecret,
  type InvitationView,
  NewGroup,
  NewInvitation,
  SeatChange,
} from '@diapason/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Actor, CurrentActor, Open } from '../../platform/http/actor.js';
import { GroupsService } from './groups.service.js';
import { InvitationsService } from './invitations.service.js';

const Id = { schema: z.uuid() };

@Controller('api')
export class GroupsController {
  constructor(
    private readonly groups: GroupsService,
    private readonly invitations: InvitationsService,
  ) {}

  @Get('strategies/:strategy/groups')
  list(@CurrentActor() actor: Actor, @Param('strategy', Id) strategy: string): Promise<GroupSummary[]> {
    return this.groups.list(actor, strategy);
  }

  @Post('strategies/:strategy/groups')
  async create(
    @CurrentActor() actor: Actor,
    @Param('strategy', Id) strategy: string,
    @Body({ schema: NewGroup }) body: z.output<typeof NewGroup>,
  ): Promise<{ id: string }> {
    return { id: await this.groups.create(actor, strategy, body) };
  }

  @HttpCode(204)
  @Put('groups/:id/seats')
  async setSeat(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body({ schema: SeatChange }) body: SeatChange,
  ): Promise<void> {
    await this.groups.setSeat(actor, id, body);
  }

  @HttpCode(204)
  @Put('groups/:id/charges')
  async setCharge(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body({ schema: ChargeChange }) body: ChargeChange,
  ): Promise<void> {
    await this.groups.setCharge(actor, id, body);
  }

  @HttpCode(204)
  @Post('invitations')
  async invite(
    @CurrentActor() actor: Actor,
    @Body({ schema: NewInvitation }) body: z.output<typeof NewInvitation>,
  ): Promise<void> {
    await this.invitations.invite(actor, body);
  }

  /** Posted, not got: the secret stays out of addresses and logs, and what merely follows links uses nothing up. */
  @Open()
  @HttpCode(200)
  @Post('invitations/view')
  view(@Body({ schema: InvitationSecret }) { secret }: { secret: string }): Promise<InvitationView> {
    return this.invitations.view(secret);
  }

  /** Asks for the code that signs the invited person in. */
  @Open()
  @HttpCode(202)
  @Post('invitations/follow')
  async follow(
    @Body({ schema: InvitationSecret }) { secret }: { secret: string },
    @Req() { headers }: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    response.append('Set-Cookie', await this.invitations.follow(secret, headers.cookie));
  }
}
