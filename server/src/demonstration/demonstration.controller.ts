import { BecomeRequest, type DemoMail, type DemoPerson } from '@diapason/contracts';
import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { IdentityService, SessionsService } from '../modules/identity/index.js';
import { Open } from '../platform/http/actor.js';
import { Mailer } from '../platform/mail/mailer.js';
import { DemonstrationService } from './demonstration.service.js';

/** What only the demonstration has: its people to become, its mails to read. This module is not there otherwise. */
@Open()
@Controller('api/demonstration')
export class DemonstrationController {
  constructor(
    private readonly demonstration: DemonstrationService,
    private readonly identity: IdentityService,
    private readonly sessions: SessionsService,
    private readonly mailer: Mailer,
  ) {}

  @Get('people')
  people(): Promise<DemoPerson[]> {
    return this.demonstration.cast();
  }

  @HttpCode(204)
  @Post('become')
  async become(
    @Body({ schema: BecomeRequest }) { person }: z.output<typeof BecomeRequest>,
    @Req() { headers }: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { id } = await this.identity.account(person);
    response.append('Set-Cookie', await this.sessions.open(id, headers['user-agent']));
  }

  @Get('mails')
  mails(): DemoMail[] {
    return this.mailer.kept;
  }
}
