import type { PhaseView, ShapeView, StrategySummary, StrategyView, TreeNode, TreeView } from '@diapason/contracts';
import { type Level, PHASE_KINDS, type PhaseKind, SHAPES } from '@diapason/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { Factory, type Member } from '../support/factories.js';
import { codeOf, type HttpClient } from '../support/http-client.js';
import { startApp } from '../support/start-app.js';
import { outcome } from './stage.js';

let make: Factory;
let keeper: Member;
/** Administrator, and moderator of what they create: whoever sets a strategy up. */
let http: HttpClient;
beforeAll(async () => {
  make = new Factory(await startApp());
  keeper = await make.member({ administrator: true });
  http = await make.signedIn(keeper);
});

let count = 0;

/** A node to be, with what stands under it: title, level (none for a chapter), template if there are several. */
type Sketch = [title: string, level: string | null, children?: Sketch[], template?: string];

class Drawn {
  readonly ids = new Map<string, string>();
  private constructor(readonly view: StrategyView) {}

  /** Creates a strategy from a shape and draws a tree in it, all through the API. */
  static async from(shape: string, sketch: Sketch[] = [], more: object = {}): Promise<Drawn> {
    const asked = { name: `Stratégie ${++count}`, slug: `s-${count}`, shape, ...more };
    const { id } = await http.must<{ id: string }>('POST', '/api/strategies', asked);
    const drawn = new Drawn(await http.must<StrategyView>('GET', `/api/strategies/${id}`));
    for (const each of sketch) await drawn.add(each, null);
    return drawn;
  }

  get id(): string {
    return this.view.id;
  }

  node = (title: string): string => this.ids.get(title) as string;

  async add([title, level, children = [], key]: Sketch, parent: string | null, position?: number): Promise<void> {
    const use = level === null ? 'chapter' : level === this.view.levels.at(-1)?.key ? 'fiche' : 'branch';
    const template = this.view.templates.find((each) => (key ? each.key === key : each.use === use));
    const { id } = await http.must<{ id: string }>('POST', `/api/strategies/${this.id}/nodes`, {
      title,
      level,
      parent,
      position,
      template: template?.id,
    });
    this.ids.set(title, id);
    for (const child of children) await this.add(child, id);
  }

  async tree(): Promise<TreeNode[]> {
    return (await http.must<TreeView>('GET', `/api/strategies/${this.id}/tree`)).nodes;
  }

  /** The tree as it is read: one line per node, indented under its parent. */
  async lines(): Promise<string[]> {
    const nodes = await this.tree();
    const depth = ({ parent }: TreeNode): number => {
      const above = nodes.find(({ id }) => id === parent);
      return above ? depth(above) + 1 : 0;
    };
    return nodes.map(
      (node) => `${'  '.repeat(depth(node))}${[node.level ?? '–', node.number, node.title].filter(Boolean).join(' ')}`,
    );
  }

  async go(kind: PhaseKind): Promise<void> {
    const phase = this.view.phases.find((each) => each.kind === kind);
    await http.must('PUT', `/api/strategies/${this.id}/phase`, { phase: phase?.id });
  }

  async number(title: string): Promise<string | null> {
    return (await this.tree()).find((node) => node.title === title)?.number ?? null;
  }
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('the five shapes, each set up through the API, are shown with their levels and numbers', () => {
  it('are offered with their names and levels', async () => {
    const shapes = await http.must<ShapeView[]>('GET', '/api/strategies/shapes');
    expect(shapes).toEqual(SHAPES.map(({ key, name, description, levels }) => ({ key, name, description, levels })));
    expect(shapes.map(({ key }) => key)).toEqual([
      'scoran',
      'ambitions-actions',
      'programme-actions',
      'axes-objectifs',
      'axes-actions-options',
    ]);
  });

  it('enjeux and fiches: fiches of two kinds, numbered in their enjeu, one standing alone', async () => {
    const drawn = await Drawn.from('scoran', [
      ['Éditorial', null],
      ['Coordonner', 'enjeu', [['Animer la stratégie', 'fiche', [], 'animation']]],
      [
        'Raccorder',
        'enjeu',
        [
          ['Achever la fibre', 'fiche', [], 'projet'],
          ['Couvrir en mobile', 'fiche', [], 'projet'],
        ],
      ],
      ['Hors enjeu', 'fiche', [], 'projet'],
      ['Former', 'enjeu', range(1, 10).map((i): Sketch => [`Formation ${i}`, 'fiche', [], 'projet'])],
      ['Gouvernance', null],
    ]);
    expect(await drawn.lines()).toEqual([
      '– Éditorial',
      'enjeu 1 Coordonner',
      '  fiche 1.1 Animer la stratégie',
      'enjeu 2 Raccorder',
      '  fiche 2.1 Achever la fibre',
      '  fiche 2.2 Couvrir en mobile',
      'fiche 3 Hors enjeu',
      'enjeu 4 Former',
      ...range(1, 10).map((i) => `  fiche 4.${i} Formation ${i}`),
      '– Gouvernance',
    ]);
    const kinds = new Map((await drawn.tree()).map(({ title, template }) => [title, template]));
    expect(
      ['Animer la stratégie', 'Achever la fibre', 'Raccorder', 'Éditorial'].map((title) => kinds.get(title)),
    ).toEqual(['Fiche animation', 'Fiche projet', 'Enjeu', 'Chapitre']);
    const { sections } = drawn.view.templates.find(
      ({ key }) => key === 'projet',
    ) as (typeof drawn.view.templates)[number];
    expect(sections.map(({ key, kind }) => [key, kind])).toEqual([
      ['contexte', 'prose'],
      ['pilotage', 'organisations'],
      ['partenariat', 'organisations'],
      ['indicateurs', 'indicators'],
      ['calendrier', 'milestones'],
    ]);
    // All is still to be written, section by section.
    const fiche = (await drawn.tree()).find(({ title }) => title === 'Achever la fibre');
    expect(fiche?.toDefine).toEqual(sections.map(({ label }) => label));
  });

  it('ambitions and actions: actions numbered from 1 to 18, through the ambitions, then chapters without a number', async () => {
    const actions = (from: number, to: number) => range(from, to).map((i): Sketch => [`Action n° ${i}`, 'action']);
    const drawn = await Drawn.from('ambitions-actions', [
      ['Une région connectée', 'ambition', actions(1, 5)],
      ['Une région innovante', 'ambition', [['Avant-propos', null], ...actions(6, 11)]],
      ['Une action seule', 'action'],
      ['Une région inclusive', 'ambition', actions(13, 18)],
      ['Gouvernance', null],
      ['Feuille de route', null],
    ]);
    const lines = (from: number, to: number) => range(from, to).map((i) => `  action ${i} Action n° ${i}`);
    expect(await drawn.lines()).toEqual([
      'ambition 1 Une région connectée',
      ...lines(1, 5),
      'ambition 2 Une région innovante',
      '  – Avant-propos',
      ...lines(6, 11),
      'action 12 Une action seule',
      'ambition 3 Une région inclusive',
      ...lines(13, 18),
      '– Gouvernance',
      '– Feuille de route',
    ]);
  });

  it('parts, sections and actions: short lines of action without a number, sometimes straight under a part', async () => {
    const drawn = await Drawn.from('programme-actions', [
      [
        'Infrastructures',
        'partie',
        [
          [
            'Très haut débit',
            'section',
            [
              ['Achever les réseaux', 'action'],
              ['Aider au raccordement', 'action'],
            ],
          ],
          ['Mobile', 'section', [['Recenser les zones blanches', 'action']]],
        ],
      ],
      [
        'Usages',
        'partie',
        [
          ['Ouvrir les données', 'action'],
          ['Médiation', 'section', [['Former les aidants', 'action']]],
        ],
      ],
    ]);
    expect(await drawn.lines()).toEqual([
      'partie 1 Infrastructures',
      '  section 1.1 Très haut débit',
      '    action Achever les réseaux',
      '    action Aider au raccordement',
      '  section 1.2 Mobile',
      '    action Recenser les zones blanches',
      'partie 2 Usages',
      '  action Ouvrir les données',
      '  section 2.1 Médiation',
      '    action Former les aidants',
    ]);
  });

  it('principles, four axes, fifteen objectives numbered through, then levers', async () => {
    const counts = [4, 4, 4, 3];
    let objective = 0;
    const drawn = await Drawn.from('axes-objectifs', [
      ['Principes', null],
      ...counts.map(
        (many, axe): Sketch => [
          `Axe n° ${axe + 1}`,
          'axe',
          range(1, many).map((): Sketch => [`Objectif n° ${++objective}`, 'objectif']),
        ],
      ),
      ['Leviers', null],
    ]);
    let shown = 0;
    expect(await drawn.lines()).toEqual([
      '– Principes',
      ...counts.flatMap((many, axe) => [
        `axe ${axe + 1} Axe n° ${axe + 1}`,
        ...range(1, many).map(() => `  objectif ${++shown} Objectif n° ${shown}`),
      ]),
      '– Leviers',
    ]);
    expect(shown).toBe(15);
  });

  it('four levels, one of which may be skipped: no gap, no double, and options among the sections', async () => {
    const drawn = await Drawn.from('axes-actions-options', [
      [
        'Services',
        'axe',
        [
          [
            'Simplifier',
            'objectif-strategique',
            [
              [
                'Dématérialiser',
                'objectif-operationnel',
                [
                  ['Guichet unique', 'action'],
                  ['Identité', 'action'],
                ],
              ],
              ['Un portail', 'action'],
              ['Accompagner', 'objectif-operationnel', [['Points d’accueil', 'action']]],
            ],
          ],
          ['Une action transversale', 'action'],
          ['Mesurer', 'objectif-strategique'],
        ],
      ],
      ['Synthèse', null],
    ]);
    expect(await drawn.lines()).toEqual([
      'axe 1 Services',
      '  objectif-strategique 1.1 Simplifier',
      '    objectif-operationnel 1.1.1 Dématérialiser',
      '      action 1.1.1.1 Guichet unique',
      '      action 1.1.1.2 Identité',
      '    action 1.1.2 Un portail',
      '    objectif-operationnel 1.1.3 Accompagner',
      '      action 1.1.3.1 Points d’accueil',
      '  action 1.2 Une action transversale',
      '  objectif-strategique 1.3 Mesurer',
      '– Synthèse',
    ]);
    const action = drawn.view.templates.find(({ key }) => key === 'action');
    expect(action?.sections.map(({ key, kind }) => [key, kind])).toEqual([
      ['description', 'prose'],
      ['porteurs', 'organisations'],
      ['beneficiaires', 'records'],
      ['options', 'records'],
    ]);
    expect(action?.sections.at(-1)?.fields?.map(({ key }) => key)).toEqual([
      'avantages',
      'inconvenients',
      'cout',
      'suite',
    ]);
  });
});

describe('a number', () => {
  const SKETCH: Sketch[] = [
    [
      'A',
      'enjeu',
      [
        ['a1', 'fiche'],
        ['a2', 'fiche'],
        ['a3', 'fiche'],
      ],
    ],
    ['B', 'enjeu', [['b1', 'fiche']]],
  ];
  const setNumber = (drawn: Drawn, title: string, number: string | null) =>
    outcome(http, 'PUT', `/api/nodes/${drawn.node(title)}/number`, { number });

  it('set by hand is kept, its place is still counted, and it is what its children are numbered under', async () => {
    const drawn = await Drawn.from('scoran', SKETCH);
    expect(await setNumber(drawn, 'a2', '2 bis')).toBe('done');
    expect(await setNumber(drawn, 'B', 'T')).toBe('done');
    expect(await drawn.lines()).toEqual([
      'enjeu 1 A',
      '  fiche 1.1 a1',
      '  fiche 2 bis a2',
      '  fiche 1.3 a3',
      'enjeu T B',
      '  fiche T.1 b1',
    ]);
    await http.must('PUT', `/api/nodes/${drawn.node('a2')}/place`, { parent: drawn.node('B'), position: 0 });
    expect(await drawn.number('a2')).toBe('2 bis');
    for (const none of [null, '', '  ']) {
      await setNumber(drawn, 'a2', '2 bis');
      expect(await setNumber(drawn, 'a2', none)).toBe('done');
      expect(await drawn.number('a2')).toBe('T.1');
    }
  });

  it('follows a move as long as no phase freezes it', async () => {
    const drawn = await Drawn.from('scoran', SKETCH);
    await http.must('PUT', `/api/nodes/${drawn.node('a1')}/place`, { parent: drawn.node('B'), position: 0 });
    expect(await drawn.lines()).toEqual([
      'enjeu 1 A',
      '  fiche 1.1 a2',
      '  fiche 1.2 a3',
      'enjeu 2 B',
      '  fiche 2.1 a1',
      '  fiche 2.2 b1',
    ]);
  });

  it('is written down by the phase that freezes numbers: a later move renumbers nothing, a new node comes after', async () => {
    const drawn = await Drawn.from('scoran', SKETCH);
    await make.strategyRole(drawn.id, keeper, 'moderator');
    await drawn.go('drafting');
    await drawn.go('consultation');
    await drawn.go('instruction');
    const place = (title: string, parent: string | null) =>
      http.must('PUT', `/api/nodes/${drawn.node(title)}/place`, { parent, position: 0 });
    await place('B', null);
    await place('a3', drawn.node('A'));
    await drawn.add(['a4', 'fiche'], drawn.node('A'));
    expect(await drawn.lines()).toEqual([
      'enjeu 2 B',
      '  fiche 2.1 b1',
      'enjeu 1 A',
      '  fiche 1.3 a3',
      '  fiche 1.1 a1',
      '  fiche 1.2 a2',
      '  fiche 1.4 a4',
    ]);
    await place('a1', drawn.node('B'));
    expect(await drawn.number('a1')).toBe('1.1');
    // By hand it is still changed, by whoever arranges the tree.
    expect(await setNumber(drawn, 'a4', '1 bis')).toBe('done');
    expect(await drawn.number('a4')).toBe('1 bis');
  });

  it('is not written down by a phase that does not freeze numbers', async () => {
    const drawn = await Drawn.from('scoran', SKETCH);
    await drawn.go('drafting');
    const { phases } = drawn.view;
    expect(phases.filter(({ freezesNumbers }) => freezesNumbers).map(({ kind }) => kind)).toEqual(PHASE_KINDS.slice(2));
    await make.strategyRole(drawn.id, keeper, 'moderator');
    await http.must('PUT', `/api/nodes/${drawn.node('B')}/place`, { parent: null, position: 0 });
    expect(await drawn.number('B')).toBe('1');
  });
});

describe('a strategy', () => {
  it('begins in its first phase, found by its id and by its name in addresses', async () => {
    const { view } = await Drawn.from('ambitions-actions');
    expect(view.phase).toEqual(view.phases[0]);
    expect(view.phases.map(({ kind }) => kind)).toEqual(PHASE_KINDS);
    expect(view.phases.find(({ kind }) => kind === 'validation')?.name).toBe('Vote en assemblée plénière');
    expect(view.adjustments).toEqual([]);
    expect(await http.must<StrategyView>('GET', `/api/strategies/${view.slug}`)).toEqual(view);
    expect(await outcome(http, 'GET', `/api/strategies/${view.id}/tree`)).toBe('done');
  });

  it('has its own name in addresses', async () => {
    const { view } = await Drawn.from('scoran');
    const answer = await http.post('/api/strategies', { name: 'Une autre', slug: view.slug, shape: 'scoran' });
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 409,
      body: { error: { code: 'NAME_TAKEN', params: { name: view.slug } } },
    });
  });

  it('takes in place of a part of its shape what it is given', async () => {
    const levels = [
      { key: 'defi', name: 'défi', plural: 'défis', numbering: 'through' },
      { key: 'mesure', name: 'mesure', plural: 'mesures', numbering: 'per-parent' },
    ];
    const template = {
      key: 'mesure',
      name: 'Mesure',
      use: 'fiche',
      hasAim: false,
      sections: [{ key: 'quoi', label: 'Quoi', guidance: '', kind: 'prose' }],
    };
    const phases = [
      { kind: 'drafting', name: 'On écrit', startsOn: '2026-01-05', endsOn: '2026-06-30' },
      { kind: 'publication', name: 'On publie', freezesNumbers: true },
    ];
    const drawn = await Drawn.from(
      'scoran',
      [
        ['Un défi', 'defi', [['Une mesure', 'mesure']]],
        ['Un mot', null],
      ],
      {
        levels,
        templates: [template],
        phases,
        themes: ['Santé', 'École'],
      },
    );
    const { view } = drawn;
    expect(view).toMatchObject({ levels, themes: ['Santé', 'École'] });
    expect(
      view.phases.map(({ kind, name, startsOn, endsOn, freezesNumbers }) => [
        kind,
        name,
        startsOn,
        endsOn,
        freezesNumbers,
      ]),
    ).toEqual([
      ['drafting', 'On écrit', '2026-01-05', '2026-06-30', false],
      ['publication', 'On publie', null, null, true],
    ]);
    // What chapters and branches are made with is there whatever was given.
    expect(view.templates.map(({ key }) => key).toSorted()).toEqual(['chapitre', 'introduction', 'mesure']);
    expect(await drawn.lines()).toEqual(['defi 1 Un défi', '  mesure 1.1 Une mesure', '– Un mot']);
  });

  it('is not created from parts that contradict each other', async () => {
    const section = { key: 'quoi', label: 'Quoi', guidance: '', kind: 'prose' };
    const template = { key: 'mesure', name: 'Mesure', use: 'fiche', hasAim: false, sections: [section] };
    const level = { key: 'defi', name: 'défi', plural: 'défis', numbering: 'none' };
    for (const [field, more] of [
      ['levels', { levels: [level, level] }],
      ['templates', { templates: [template, template] }],
      ['templates', { templates: [{ ...template, key: 'chapitre' }] }],
      ['templates.0.sections', { templates: [{ ...template, sections: [section, section] }] }],
      ['templates.0.sections.0.key', { templates: [{ ...template, sections: [{ ...section, key: 'title' }] }] }],
    ] as const) {
      const answer = await http.post('/api/strategies', { name: 'Bancale', slug: 'bancale', shape: 'scoran', ...more });
      expect({ status: answer.status, body: answer.body }).toMatchObject({
        status: 400,
        body: { error: { code: 'INPUT_INVALID', params: { field } } },
      });
    }
    expect(codeOf(await http.get('/api/strategies/bancale'))).toBe('NOT_FOUND');
  });

  it('is created by an administrator alone', async () => {
    const { view } = await Drawn.from('scoran');
    const member = await make.member();
    await make.strategyRole(view.id, member, 'moderator');
    const moderator = await make.signedIn(member);
    const asked = { name: 'La mienne', slug: 'la-mienne', shape: 'scoran' };
    expect(await outcome(moderator, 'POST', '/api/strategies', asked)).toBe('NO_ROLE');
  });

  it('is listed to whoever has a part in it, in the order of names', async () => {
    const [b, a] = [await make.strategy(), await make.strategy()];
    for (const [{ id }, name] of [
      [a, 'Alpes'],
      [b, 'Vallées'],
    ] as const)
      await http.must('PATCH', `/api/strategies/${id}`, { name });
    const member = await make.member();
    const own = await make.signedIn(member);
    const listed = async () => (await own.must<StrategySummary[]>('GET', '/api/strategies')).map(({ name }) => name);
    expect(await listed()).toEqual([]);
    await make.seat(b.group, member, 'member');
    expect(await listed()).toEqual(['Vallées']);
    await make.strategyRole(a.id, member, 'reader');
    expect(await listed()).toEqual(['Alpes', 'Vallées']);
    await make.strategyRole(a.id, member, 'reader', false);
    expect(await listed()).toEqual(['Vallées']);
  });

  it('tells each what they may do with it', async () => {
    const strategy = await make.strategy();
    const member = await make.member();
    await make.strategyRole(strategy.id, member, 'moderator');
    const abilitiesOf = async (client: HttpClient) =>
      (await client.must<StrategyView>('GET', `/api/strategies/${strategy.id}`)).abilities;
    expect(await abilitiesOf(http)).toEqual({ arrange: true, changePhase: true, configure: true, seeAuthors: true });
    expect(await abilitiesOf(await make.signedIn(member))).toEqual({
      arrange: true,
      changePhase: true,
      configure: false,
      seeAuthors: true,
    });
    const contributor = await make.signedIn(await make.contributor(strategy));
    expect(await abilitiesOf(contributor)).toEqual({
      arrange: false,
      changePhase: false,
      configure: false,
      seeAuthors: true,
    });
  });
});

describe('what a strategy is made of', () => {
  it('changes part by part', async () => {
    const { view, id } = await Drawn.from('scoran');
    await http.must('PATCH', `/api/strategies/${id}`, { themes: ['Santé'] });
    await http.must('PATCH', `/api/strategies/${id}`, { name: 'Renommée' });
    await http.must('PATCH', `/api/strategies/${id}`, {});
    expect(await http.must<StrategyView>('GET', `/api/strategies/${id}`)).toEqual({
      ...view,
      name: 'Renommée',
      themes: ['Santé'],
    });
  });

  it('has its phases moved, renamed, dated, added and removed, but the one it is in', async () => {
    const { view, id } = await Drawn.from('scoran');
    const phases = async () => (await http.must<StrategyView>('GET', `/api/strategies/${id}`)).phases;
    const [framing, drafting, , , validation] = view.phases as [PhaseView, PhaseView, PhaseView, PhaseView, PhaseView];
    const added = {
      kind: 'consultation',
      name: 'Seconde consultation',
      startsOn: null,
      endsOn: null,
      freezesNumbers: true,
    };
    const next = [framing, validation, { ...drafting, name: 'Écriture', startsOn: '2026-09-01' }, added];
    await http.must('PATCH', `/api/strategies/${id}`, { phases: next });
    expect(await phases()).toEqual([...next.slice(0, 3), { ...added, id: expect.any(String) }]);
    const without = next.slice(1);
    const answer = await http.patch(`/api/strategies/${id}`, { phases: without });
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 400,
      body: { error: { code: 'INPUT_INVALID', params: { field: 'phases' } } },
    });
    expect(await phases()).toHaveLength(4);
  });

  it('keeps the levels that nodes stand at', async () => {
    const drawn = await Drawn.from('scoran', [['A', 'enjeu', [['a1', 'fiche']]]]);
    const [enjeu, fiche] = drawn.view.levels as [Level, Level];
    const change = (levels: object[]) => http.patch(`/api/strategies/${drawn.id}`, { levels });
    const answer = await change([{ ...enjeu, key: 'axe' }, fiche]);
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 422,
      body: { error: { code: 'LEVEL_UNKNOWN', params: { level: 'enjeu' } } },
    });
    const between = { key: 'objectif', name: 'objectif', plural: 'objectifs', numbering: 'per-parent' };
    expect((await change([{ ...enjeu, name: 'axe' }, between, { ...fiche, numbering: 'through' }])).status).toBe(204);
    await drawn.add(['B', 'enjeu', [['b1', 'fiche']]], null);
    expect(await drawn.lines()).toEqual(['enjeu 1 A', '  fiche 1 a1', 'enjeu 2 B', '  fiche 2 b1']);
  });

  it('gives and takes the roles held in it, by whoever leads there', async () => {
    const { id } = await Drawn.from('scoran', [['A', 'enjeu']]);
    const member = await make.member();
    const own = await make.signedIn(member);
    const role = (held: boolean, as = http) =>
      outcome(as, 'PUT', `/api/strategies/${id}/roles`, { membership: member.membership, role: 'reader', held });
    const reads = () => outcome(own, 'GET', `/api/strategies/${id}`);
    expect(await role(true, own)).toBe('NOT_FOUND');
    expect(await reads()).toBe('NOT_FOUND');
    expect(await role(true)).toBe('done');
    expect(await role(true)).toBe('done');
    expect(await reads()).toBe('done');
    expect(await role(true, own)).toBe('NO_ROLE');
    expect(await role(false)).toBe('done');
    expect(await reads()).toBe('NOT_FOUND');
  });
});
