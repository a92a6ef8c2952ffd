import { type Role, rootsOf } from '@diapason/domain';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type * as Y from 'yjs';
import { CONFIG, type Config } from '../config/config.js';
import { ArrangeService } from '../modules/fiches/index.js';
import { GroupsService } from '../modules/groups/index.js';
import { IdentityService, SessionsService } from '../modules/identity/index.js';
import { OrganisationsService } from '../modules/organisations/index.js';
import { StrategiesService, TreeService } from '../modules/strategies/index.js';
import { Acts } from '../platform/database/act.js';
import { SYSTEM } from '../platform/http/actor.js';
import { CastRepository } from './cast.repository.js';
import { blockOf } from './content.js';
import { groups as groupTexts } from './directory.js';
import { type Directory, membershipKey, setUpDirectory } from './directory-setup.js';
import type { Passage } from './notation.js';
import { type DemoPerson, people } from './people.js';
import { editorial, governance, infrastructures, principles, reviewOfV3, stakes } from './text/chapters.js';
import { fiches } from './text/index.js';
import { appendBlocks, type Writer, Writers, writeAim } from './writers.js';

const NAME = 'Stratégie de cohérence régionale d’aménagement numérique, version 4';
const SLUG = 'scoran';

/** A node of the demonstration and what is to be written in it. */
interface NodeText {
  node: string;
  group: string | null;
  aim: string | null;
  sections: Record<string, Passage[]>;
}

/** Writes the demonstration at first start: directory, people, groups and tree by acts, texts by the live text's own door. */
@Injectable()
export class DemonstrationService implements OnApplicationBootstrap {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly acts: Acts,
    private readonly identity: IdentityService,
    private readonly sessions: SessionsService,
    private readonly organisations: OrganisationsService,
    private readonly strategies: StrategiesService,
    private readonly tree: TreeService,
    private readonly groups: GroupsService,
    private readonly arrange: ArrangeService,
    private readonly writers: Writers,
    private readonly castRepository: CastRepository,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.NODE_ENV !== 'test') await this.seed();
  }

  /** Its people, and what each can be tried for. */
  cast(): ReturnType<CastRepository['people']> {
    return this.castRepository.people();
  }

  /** Does nothing on an installation where there is already someone. */
  async seed(note: (step: string) => void = (step) => process.stderr.write(`… ${step}\n`)): Promise<void> {
    if (!(await this.identity.nobodyYet())) return;
    note('writing the demonstration: directory and people');
    const directory = await setUpDirectory(this.acts, this.organisations, this.identity);
    const strategy = await this.createStrategy(directory);
    const groups = await this.createGroups(strategy, directory);
    const texts = await this.createTree(strategy, groups);
    await this.goToDrafting(strategy);
    note(`writing the demonstration: ${texts.length} texts`);
    await this.writeTexts(texts, directory);
  }

  private async createStrategy({ memberships }: Directory): Promise<string> {
    const themes = [...new Set(fiches.map(({ theme }) => theme))];
    const strategy = await this.strategies.create(SYSTEM, { name: NAME, slug: SLUG, shape: 'scoran', themes });
    for (const person of people) {
      const membershipId = memberships.get(membershipKey(person.key, homeOf(person))) as string;
      for (const role of person.roles)
        if (role !== 'administrator')
          await this.strategies.setRole(SYSTEM, { strategyId: strategy, membershipId, role }, true);
    }
    return strategy;
  }

  private async createGroups(strategy: string, { memberships }: Directory): Promise<Map<string, string>> {
    const groups = new Map<string, string>();
    for (const { key, name, purpose, kind } of groupTexts)
      groups.set(key, await this.groups.create(SYSTEM, strategy, { kind, name, purpose }));
    for (const person of people) {
      for (const { group, role, as } of person.seats) {
        const membership = memberships.get(membershipKey(person.key, as ?? homeOf(person))) as string;
        await this.groups.setSeat(SYSTEM, groups.get(group) as string, { membership, role });
      }
    }
    return groups;
  }

  private async createTree(strategy: string, groups: Map<string, string>): Promise<NodeText[]> {
    const { templates } = await this.strategies.view(SYSTEM, strategy);
    const templateId = (key: string) => templates.find((template) => template.key === key)?.id as string;
    const texts: NodeText[] = [];
    const add = (template: string, level: string | null, parent: string | null, title: string) =>
      this.arrange.add(SYSTEM, strategy, { template: templateId(template), level, parent, title });
    const chapter = async ({ title, body }: { title: string; body: Passage[] }) => {
      const node = await add('chapitre', null, null, title);
      texts.push({ node, group: null, aim: null, sections: { texte: body } });
    };

    await chapter(editorial);
    await chapter(principles);
    for (const { number, title, introduction } of stakes) {
      const stake = await add('introduction', 'enjeu', null, title);
      texts.push({ node: stake, group: null, aim: null, sections: { introduction } });
      for (const fiche of fiches.filter((each) => each.number.split('.')[0] === number)) {
        const { contexte, pilotage, partenariat, indicateurs, calendrier } = fiche;
        const node = await add(fiche.kind, 'fiche', stake, fiche.title);
        if (!fiche.number.includes('.')) await this.arrange.setNumber(SYSTEM, node, fiche.number);
        await this.groups.setCharge(SYSTEM, groups.get(fiche.group) as string, { node, inCharge: true });
        await this.arrange.steer(SYSTEM, node, { theme: fiche.theme });
        texts.push({
          node,
          group: fiche.group,
          aim: fiche.aim,
          sections: { contexte, pilotage, partenariat, indicateurs, calendrier },
        });
      }
    }
    await chapter(governance);
    await chapter(infrastructures);
    await chapter(reviewOfV3);
    return texts;
  }

  private async goToDrafting(strategy: string): Promise<void> {
    const phases = await this.strategies.phases(strategy);
    const drafting = phases.find(({ kind }) => kind === 'drafting');
    if (drafting) await this.strategies.goToPhase(SYSTEM, strategy, drafting.id);
  }

  /** Each passage by someone of the organisation it is of who may write there, else by the équipe de rédaction. */
  private async writeTexts(texts: readonly NodeText[], directory: Directory): Promise<void> {
    const writers = new Map<string, Writer>();
    for (const person of people) {
      const cookie = cookieHeader(await this.sessions.open(directory.persons.get(person.key) as string, undefined));
      for (const { organisation } of person.memberships) {
        const membership = directory.memberships.get(membershipKey(person.key, organisation)) as string;
        writers.set(membershipKey(person.key, organisation), { membership, cookie });
      }
    }
    for (const text of texts) await this.writeText(text, writers, directory);
    for (const personId of directory.persons.values()) await this.sessions.end(personId, 'all');
  }

  private async writeText(
    { node, group, aim, sections }: NodeText,
    writers: Map<string, Writer>,
    directory: Directory,
  ): Promise<void> {
    const { documentId, templateId } = await this.tree.node(node);
    const { body } = await this.tree.template(templateId);
    const ids = { organisation: finder(directory.organisations), college: finder(directory.colleges) };
    if (aim) await this.writers.atDocument(documentId, writerFor(null, group, writers), (doc) => writeAim(doc, aim));
    for (const root of rootsOf(body)) {
      for (const { by, lines } of sections[root] ?? []) {
        const write = (doc: Y.Doc) =>
          appendBlocks(
            doc.getText(root),
            lines.map((line) => blockOf(line, ids)),
          );
        await this.writers.atDocument(documentId, writerFor(by, group, writers), write);
      }
    }
  }
}

const finder = (ids: ReadonlyMap<string, string>) => (key: string) => {
  const id = ids.get(key);
  if (!id) throw new Error(`the demonstration names « ${key} », which is not in its directory`);
  return id;
};

const homeOf = ({ memberships }: DemoPerson): string => memberships[0]?.organisation as string;

const cookieHeader = (setCookie: string): string => {
  const [pair] = setCookie.split(';', 1);
  const [name, value] = Object.entries(parseCookie(pair as string))[0] as [string, string];
  return `${name}=${encodeURIComponent(value)}`;
};

/** Who writes what an organisation brings to a text: one of its people who sits in the group in charge, or moderates. */
function writerFor(organisation: string | null, group: string | null, writers: ReadonlyMap<string, Writer>): Writer {
  const isModerator = ({ roles }: DemoPerson) => (roles as Role[]).includes('moderator');
  const candidates = people.flatMap((person) =>
    person.memberships.map((membership) => ({
      person,
      organisation: membership.organisation,
      mayWrite: membership.mayWrite,
    })),
  );
  const sits = ({ person, organisation: as }: (typeof candidates)[number]) =>
    person.seats.some((seat) => seat.group === group && seat.role !== 'member' && (seat.as ?? homeOf(person)) === as);
  const able = candidates.filter(
    (candidate) =>
      candidate.mayWrite &&
      (sits(candidate) || (isModerator(candidate.person) && candidate.organisation === homeOf(candidate.person))),
  );
  const chosen =
    able.find((candidate) => candidate.organisation === organisation) ?? able.find(({ person }) => isModerator(person));
  return writers.get(membershipKey(chosen?.person.key ?? '', chosen?.organisation ?? '')) as Writer;
}
