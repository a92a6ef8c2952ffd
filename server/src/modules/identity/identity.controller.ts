import { Preferences, type SessionView, type SignedIn, SignInAnswer, SignInRequest } from '@diapason/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { Throttle } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Actor, CurrentActor, Open } from '../../platform/http/actor.js';
import { forgetBrowser } from '../../platform/http/cookies.js';
import { IdentityService } from './identity.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

/** Sixty people in one room behind one address, each with a second try. */
const ROOM = { default: { limit: 240, ttl: 10 * 60 * 1000 } };

@Controller('api')
export class IdentityController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
    private readonly identity: IdentityService,
  ) {}

  @Open()
  @Throttle(ROOM)
  @HttpCode(202)
  @Post('sign-in')
  async request(
    @Body({ schema: SignInRequest }) body: SignInRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    response.append('Set-Cookie', await this.signIn.request(body, request.headers.cookie));
  }

  @Open()
  @Throttle(ROOM)
  @HttpCode(200)
  @Post('sign-in/answer')
  async answer(
    @Body({ schema: SignInAnswer }) body: SignInAnswer,
    @Req() { headers }: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    const { landing, cookie } = await this.signIn.answer(body, headers.cookie, headers['user-agent']);
    response.append('Set-Cookie', cookie);
    return { landing };
  }

  @HttpCode(204)
  @Post('sign-out')
  async signOut(@CurrentActor() actor: Actor, @Res({ passthrough: true }) response: Response): Promise<void> {
    forgetBrowser(response, await this.sessions.end(actor.person, actor.session));
  }

  @HttpCode(204)
  @Post('sign-out-everywhere')
  async signOutEverywhere(@CurrentActor() actor: Actor, @Res({ passthrough: true }) response: Response): Promise<void> {
    forgetBrowser(response, await this.sessions.end(actor.person, 'all'));
  }

  @Get('sessions')
  list(@CurrentActor() actor: Actor): Promise<SessionView[]> {
    return this.sessions.list(actor.person, actor.session);
  }

  @HttpCode(204)
  @Delete('sessions/:id')
  async end(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    await this.sessions.end(actor.person, id);
  }

  @HttpCode(204)
  @Patch('me/preferences')
  async changePreferences(
    @CurrentActor() actor: Actor,
    @Body({ schema: Preferences }) body: Preferences,
  ): Promise<void> {
    await this.identity.changePreferences(actor, body);
  }
}
