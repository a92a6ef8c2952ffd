import { Controller, Get, Header, HttpCode, HttpStatus, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Open } from '../platform/http/actor.js';
import { nonceOf } from '../platform/http/nonce.js';
import { WebsiteService } from './website.service.js';

/** What programs ask for, which have no use for a page. */
const NOT_PAGES = /^\/(api|assets|collab|socket\.io)(\/|$)/;

/** Addresses of the client's pages: the same page for all, with its text for a fiche. Rights are asked by what it reads. */
@Open()
@Controller()
export class WebsiteController {
  constructor(private readonly website: WebsiteService) {}

  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Get('strategies/:slug/fiches/:id')
  fiche(
    @Param('id', { schema: z.uuid().catch('') }) id: string,
    @Req() { headers }: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return this.website.fichePage(headers.cookie, id, nonceOf(response));
  }

  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Get([
    '',
    'connexion',
    'connexion/*rest',
    'invitation',
    'strategies/*rest',
    'organisations',
    'organisations/*rest',
    'compte',
    'en-votre-nom',
    'administration/*rest',
    'informations',
    'informations/*rest',
    'demonstration/*rest',
  ])
  page(@Res({ passthrough: true }) response: Response): Promise<string> {
    return this.website.shell(nonceOf(response));
  }

  /** Any other address typed in a browser: the same page, which says that there is nothing there. */
  @HttpCode(HttpStatus.NOT_FOUND)
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Get('*rest')
  nothing(@Req() { path }: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    if (NOT_PAGES.test(path)) throw new NotFoundException();
    return this.website.shell(nonceOf(response));
  }
}
