import type { BroughtView, RegisterFormat, RegisterView } from '@diapason/contracts';
import { DomainError } from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';
import { FichesService, type TraceableText } from '../fiches/index.js';
import { GroupsService } from '../groups/index.js';
import { IdentityService } from '../identity/index.js';
import { OrganisationsService } from '../organisations/index.js';
import { StrategiesService } from '../strategies/index.js';
import {
  broughtTexts,
  byFamily,
  type CountedText,
  registerContributions,
  registerTexts,
} from './contributions.presenter.js';
import { ContributionsRepository } from './contributions.repository.js';
import { CountingService } from './counting.service.js';
import { type RegisterDownload, registerFile } from './register-file.js';

/** What organisations brought to the texts of a strategy, for those to whom it shows who wrote what. */
@Injectable()
export class ContributionsService {
  constructor(
    private readonly repository: ContributionsRepository,
    private readonly counting: CountingService,
    private readonly fiches: FichesService,
    private readonly strategies: StrategiesService,
    private readonly groups: GroupsService,
    private readonly organisations: OrganisationsService,
    private readonly identity: IdentityService,
  ) {}

  /** What each organisation brought to each text. */
  async register(actor: Actor, strategyId: string): Promise<RegisterView> {
    const texts = await this.fiches.traceable(actor, strategyId);
    const counted = await this.counted(texts);
    const { id, slug, name } = await this.strategies.summary(strategyId);
    const directory = await this.organisations.directory();
    const contributions = registerContributions(counted);
    const writers = new Set(contributions.map(({ organisation }) => organisation));
    // Who is still to come helps those at work; the public is told what was brought.
    const isAtWork = texts.every(({ shown }) => shown === 'persons');
    const awaited = isAtWork ? await this.groups.contributing(strategyId) : [];
    return {
      strategy: { id, slug, name },
      at: new Date().toISOString(),
      sharesInFigures: texts.some(({ inFigures }) => inFigures),
      texts: registerTexts(counted),
      colleges: directory.colleges,
      organisations: byFamily(directory, writers),
      contributions,
      notYet: byFamily(directory, new Set(awaited.filter((each) => !writers.has(each)))),
    };
  }

  /** The register as a file, in the language of who asks. */
  async file(actor: Actor, strategyId: string, format: RegisterFormat): Promise<RegisterDownload> {
    const { locale } = await this.identity.person(actor.person);
    return registerFile(await this.register(actor, strategyId), format, locale);
  }

  /** What one organisation brought to each strategy that an actor has a part in and that shows it to them. */
  async ofOrganisation(actor: Actor, organisation: string): Promise<BroughtView> {
    await this.organisations.record(organisation);
    const view: BroughtView = { strategies: [] };
    for (const { id, slug, name } of await this.strategies.list(actor)) {
      const texts = await this.fiches.traceable(actor, id).catch(ifRefused([]));
      const brought = broughtTexts(await this.counted(texts, organisation));
      if (brought.length > 0) view.strategies.push({ id, slug, name, texts: brought });
    }
    return view;
  }

  /** What was counted in some texts, brought up to date: of one organisation, or of all. */
  private async counted(texts: readonly TraceableText[], organisation: string | null = null): Promise<CountedText[]> {
    const documents = texts.map(({ node }) => node.documentId);
    await this.counting.bringUpToDate(documents);
    const lengths = await this.repository.lengths(documents);
    const found = await this.repository.find(documents, organisation);
    return texts.map((text) => ({
      text,
      characters: lengths.get(text.node.documentId) ?? 0,
      contributions: found.filter(({ document }) => document === text.node.documentId),
    }));
  }
}

const ifRefused =
  <T>(value: T) =>
  (error: unknown): T => {
    if (error instanceof DomainError) return value;
    throw error;
  };
