import { readFile } from 'node:fs/promises';
import type { FicheView } from '@diapason/contracts';
import { type Content, escapeHtml, RENDER_LABELS, renderHtml } from '@diapason/editor';
import { Injectable } from '@nestjs/common';
import { FichesService } from '../modules/fiches/index.js';
import { ActorsService } from '../modules/organisations/index.js';
import { CLIENT_DIST } from './client-files.js';

const MAIN = '<!--text-->';
const NONCE = '{{nonce}}';

/**
 * The one page of the client, with the text of a fiche already in it: on a slow line the text is read before the program
 * that lets one write it has arrived.
 */
@Injectable()
export class WebsiteService {
  private page: Promise<string> | null = null;

  constructor(
    private readonly actors: ActorsService,
    private readonly fiches: FichesService,
  ) {}

  /** The page without a text; `nonce` is that of the answer's Content-Security-Policy. */
  async shell(nonce: string): Promise<string> {
    this.page ??= readFile(`${CLIENT_DIST}index.html`, 'utf8');
    return (await this.page).replaceAll(NONCE, nonce);
  }

  /** The page of a fiche; without its text for whoever may not read it, whom the client then tells so. */
  async fichePage(cookieHeader: string | undefined, id: string, nonce: string): Promise<string> {
    const shell = await this.shell(nonce);
    const actor = await this.actors.actorOf(cookieHeader, null).catch(() => null);
    const view = actor && (await this.fiches.view(actor, id).catch(() => null));
    return view ? shell.replace(MAIN, () => ficheHtml(view)) : shell;
  }
}

function ficheHtml(view: FicheView): string {
  const names = new Map([...view.organisations, ...view.colleges].map(({ id, name }) => [id, name]));
  const number = view.number ? `<span class="number">${escapeHtml(view.number)}</span> ` : '';
  const sections = view.sections.map(({ key, label, content, fields }) => {
    const labels = new Map(fields.map((field) => [field.key, field.label]));
    const html = renderHtml(content as Content, {
      labels: RENDER_LABELS.fr,
      nameOf: (id) => names.get(id),
      fieldLabel: (field) => labels.get(field),
      prefix: key,
    });
    return `<section><h2>${escapeHtml(label)}</h2><div class="text">${html}</div></section>`;
  });
  return `<main class="fiche first-text"><h1>${number}${escapeHtml(view.title)}</h1><p class="aim">${escapeHtml(view.aim)}</p>${sections.join('')}</main>`;
}
