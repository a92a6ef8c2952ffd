import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import type { DirectoryView, ErrorBody } from '@diapason/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { Factory, type Member, type SmallStrategy } from '../support/factories.js';
import { codeOf, HttpClient } from '../support/http-client.js';
import { JournalReader } from '../support/journal.js';
import { type RunningApp, startApp } from '../support/start-app.js';

let running: RunningApp;
let make: Factory;
let strategy: SmallStrategy;
let keeper: Member;
/** Administrator and moderator: whoever may ask everything. */
let http: HttpClient;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
  strategy = await make.strategy();
  keeper = await make.member({ administrator: true });
  await make.strategyRole(strategy.id, keeper, 'moderator');
  http = await make.signedIn(keeper);
});

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

/** Every route the router knows, as « METHOD /path ». */
function routesOf({ app }: RunningApp): string[] {
  const { router }: { router: { stack: Layer[] } } = app.getHttpAdapter().getInstance();
  return router.stack.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : [],
  );
}

describe('what is asked without a session', () => {
  /** What answers people who are not signed in. Anything added here is seen by everybody. */
  const OPEN = [
    'GET /api/site',
    'POST /api/sign-in',
    'POST /api/sign-in/answer',
    'POST /api/invitations/view',
    'POST /api/invitations/follow',
    'GET /api/demonstration/people',
    'POST /api/demonstration/become',
    'GET /api/demonstration/mails',
  ];

  it('is refused by every route of the API that is not declared open', async () => {
    const routes = routesOf(running).filter((route) => route.includes(' /api/'));
    expect(routes.length).toBeGreaterThan(35);
    const answered: string[] = [];
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ');
      const filled = path.replaceAll(/:\w+/g, () => randomUUID());
      const answer = await new HttpClient(running.url).ask(method, filled, method === 'GET' ? undefined : {});
      if (answer.status === 401 && codeOf(answer) === 'NOT_SIGNED_IN') continue;
      answered.push(route);
    }
    expect(answered.toSorted()).toEqual(OPEN.toSorted());
  });

  it('outside the API is the health of the server and the pages, which hold nothing of anybody', () => {
    const others = routesOf(running).filter((route) => !route.includes(' /api/'));
    const pages = others.filter((route) => !route.startsWith('GET /health/'));
    expect(others.length - pages.length).toBe(2);
    expect(
      pages.every((route) =>
        /^GET \/(connexion|invitation|strategies|organisations|compte|en-votre-nom|administration|informations|demonstration|\*rest$|$)/.test(
          route,
        ),
      ),
    ).toBe(true);
  });

  it('of the demonstration is not there at all where the demonstration is off', async () => {
    const real = await startApp({ DEMO: 'off' });
    const member = await new Factory(real).member();
    const client = new HttpClient(real.url);
    expect((await client.post('/api/demonstration/become', { person: member.person })).status).toBe(404);
    expect((await client.get('/api/demonstration/mails')).status).toBe(404);
    expect((await client.get('/api/demonstration/people')).status).toBe(404);
    expect((await client.get('/api/me')).status).toBe(401);
    await real.stop();
  });

  it('with a cookie nobody was given is refused as without one', async () => {
    for (const cookie of ['diapason=abc', 'diapason=%E0%A4%A', `diapason=${'x'.repeat(4000)}`, 'diapason=']) {
      const answer = await new HttpClient(running.url).ask('GET', '/api/me', undefined, { cookie });
      expect({ cookie: cookie.slice(0, 20), code: codeOf(answer) }).toEqual({
        cookie: cookie.slice(0, 20),
        code: 'NOT_SIGNED_IN',
      });
    }
  });
});

describe('a page of another site', () => {
  const FOREIGN: Record<string, string>[] = [
    { origin: 'https://ailleurs.exemple' },
    { origin: 'null' },
    { origin: 'http://localhost.ailleurs.exemple' },
    { 'sec-fetch-site': 'cross-site' },
  ];

  it.each(FOREIGN)('has nothing done by who is signed in here: %o', async (headers) => {
    const journal = await JournalReader.fromNow(running);
    for (const [method, path, body] of [
      ['POST', '/api/organisations', { name: `Forgée ${randomUUID()}` }],
      ['PATCH', '/api/me/preferences', { locale: 'en' }],
      ['PUT', `/api/nodes/${strategy.fiche}/number`, { number: '13' }],
      ['DELETE', `/api/nodes/${strategy.chapter}`, undefined],
      ['POST', '/api/sign-out', {}],
      ['POST', '/api/sign-in', { email: keeper.email }],
    ] as const) {
      const answer = await http.ask(method, path, body, headers);
      expect({ path, status: answer.status, code: codeOf(answer) }).toEqual({
        path,
        status: 403,
        code: 'ORIGIN_FOREIGN',
      });
    }
    expect(await journal.fresh()).toEqual([]);
    expect((await http.get('/api/me')).status).toBe(200);
  });

  it('may follow a link to here, and our own pages may ask', async () => {
    expect((await http.ask('GET', '/api/me', undefined, { 'sec-fetch-site': 'cross-site' })).status).toBe(200);
    const own = { origin: running.url, 'sec-fetch-site': 'same-origin' };
    expect((await http.ask('PATCH', '/api/me/preferences', { locale: 'fr' }, own)).status).toBe(204);
  });

  it('is not answered with a permission to read what is here', async () => {
    const { headers } = await http.ask('GET', '/api/me', undefined, { origin: 'https://ailleurs.exemple' });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });
});

describe('every answer', () => {
  const paths = ['/api/site', '/api/me', '/api/nulle-part', '/assets/nulle-part.js', '/health/live'];

  it.each(paths)('says what a page may load and who may frame it: %s', async (path) => {
    const { headers } = await http.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toMatch(/unsafe-|\*|https:(?!\/)/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('over TLS asks to stay on TLS', async () => {
    const secure = await startApp({ PUBLIC_URL: 'https://diapason.exemple' });
    const { headers } = await new HttpClient(secure.url).get('/api/site');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain('upgrade-insecure-requests');
    expect(policy).toContain('wss://diapason.exemple');
    expect((await http.get('/api/site')).headers.get('strict-transport-security')).toBeNull();
    await secure.stop();
  });
});

describe('what is refused', () => {
  const SECRET_WORDS = 'mots-qui-ne-doivent-pas-revenir';

  /** A refusal says its name, its parameters and the number under which it stands in the logs, and nothing else. */
  function expectBare(body: unknown): void {
    const { error, ...rest } = body as ErrorBody;
    expect(rest).toEqual({});
    expect(Object.keys(error).toSorted()).toEqual(['code', 'params', 'requestId']);
    const text = JSON.stringify(body);
    expect(text).not.toContain(SECRET_WORDS);
    expect(text).not.toMatch(/node_modules|\.js\b|stack|Error:|SELECT|INSERT/);
  }

  async function raw(body: string, type = 'application/json'): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${running.url}/api/organisations`, {
      method: 'POST',
      headers: { 'content-type': type, cookie: http.cookie, 'x-acting-as': keeper.membership },
      body,
    });
    return { status: response.status, body: await response.json() };
  }

  it.each([
    ['cut short', `{"name":"${SECRET_WORDS}`],
    ['no object', `"${SECRET_WORDS}"`],
    ['no JSON', `name=${SECRET_WORDS}`],
    ['empty', ''],
  ])('a body that is %s', async (_, body) => {
    const answer = await raw(body);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'INPUT_INVALID' } } });
    expectBare(answer.body);
  });

  it('a form, which any page could send', async () => {
    const answer = await raw(`name=${SECRET_WORDS}`, 'application/x-www-form-urlencoded');
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'INPUT_INVALID' } } });
  });

  it('a body of more than a megabyte', async () => {
    const answer = await raw(JSON.stringify({ name: 'Grande', aliases: ['x'.repeat(1024 * 1024)] }));
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'INPUT_INVALID' } } });
    expectBare(answer.body);
    // Nothing of it is read: just under the limit, it is the shape that is wrong, and that is told.
    const shorter = await raw(JSON.stringify({ name: 'Grande', aliases: ['x'.repeat(1024 * 1000)] }));
    expect(shorter).toMatchObject({ status: 400, body: { error: { params: { field: 'aliases.0' } } } });
  });

  it.each([
    ['POST', '/api/sign-in', { email: SECRET_WORDS }, 'email'],
    ['POST', '/api/organisations', { name: '   ' }, 'name'],
    ['POST', '/api/organisations', { name: 'x'.repeat(201) }, 'name'],
    [
      'POST',
      '/api/organisations',
      { name: 'A', identifiers: [{ scheme: SECRET_WORDS, value: '1' }] },
      'identifiers.0.scheme',
    ],
    ['POST', '/api/strategies', { name: 'A', slug: 'Pas un nom', shape: 'scoran' }, 'slug'],
    ['POST', '/api/strategies', { name: 'A', slug: 'a', shape: 'nulle-part' }, 'shape'],
    ['PATCH', '/api/strategies/:strategy', { phases: [] }, 'phases'],
    ['PUT', '/api/strategies/:strategy/phase', { phase: SECRET_WORDS }, 'phase'],
    ['PUT', '/api/strategies/:strategy/rights', { adjustments: [{ action: SECRET_WORDS }] }, 'adjustments.0.action'],
    ['PUT', '/api/strategies/:strategy/roles', { membership: SECRET_WORDS, role: 'reader', held: true }, 'membership'],
    ['POST', '/api/strategies/:strategy/nodes', { template: SECRET_WORDS }, 'template'],
    ['GET', '/api/strategies/:strategy/search?q=a', undefined, 'q'],
    ['GET', '/api/strategies/:strategy/search', undefined, 'q'],
    ['POST', '/api/strategies/:strategy/groups', { kind: SECRET_WORDS, name: 'A' }, 'kind'],
    ['PUT', '/api/nodes/:fiche/place', { parent: null, position: -1 }, 'position'],
    ['PUT', '/api/nodes/:fiche/number', { number: 'x'.repeat(13) }, 'number'],
    ['PATCH', '/api/fiches/:fiche', { lifecycle: SECRET_WORDS }, 'lifecycle'],
    ['PUT', '/api/groups/:group/seats', { membership: SECRET_WORDS, role: null }, 'membership'],
    ['PUT', '/api/groups/:group/charges', { node: SECRET_WORDS, inCharge: true }, 'node'],
    ['PATCH', '/api/memberships/:membership', { from: '2026-02-30' }, 'from'],
    ['PATCH', '/api/me/preferences', { locale: SECRET_WORDS }, 'locale'],
    ['POST', '/api/invitations', { email: SECRET_WORDS }, 'email'],
    ['POST', '/api/invitations/view', { secret: 'court' }, 'secret'],
  ])('a wrong shape, by the name of the field: %s %s %j', async (method, path, body, field) => {
    const { id, ...names } = strategy;
    const filled = path.replaceAll(
      /:(\w+)/g,
      (_, name: string) => ({ ...names, strategy: id, membership: keeper.membership })[name] as string,
    );
    const answer = await http.ask(method, filled, body);
    expect({ status: answer.status, body: answer.body }).toMatchObject({
      status: 400,
      body: { error: { code: 'INPUT_INVALID', params: { field } } },
    });
    expectBare(answer.body);
  });

  it('what is not there, whatever it is asked for', async () => {
    const nowhere = randomUUID();
    for (const [method, path, body] of [
      ['GET', `/api/fiches/${nowhere}`],
      ['PATCH', `/api/fiches/${nowhere}`, {}],
      ['GET', `/api/groups/${nowhere}`],
      ['GET', `/api/organisations/${nowhere}`],
      ['PATCH', `/api/organisations/${nowhere}`, {}],
      ['PATCH', `/api/memberships/${nowhere}`, {}],
      ['GET', `/api/strategies/${nowhere}`],
      ['GET', '/api/strategies/nulle-part'],
      ['GET', `/api/strategies/${'-'.repeat(36)}`],
      ['GET', `/api/strategies/${nowhere}/tree`],
      ['GET', `/api/strategies/${nowhere}/groups`],
      ['PUT', `/api/strategies/${strategy.id}/phase`, { phase: nowhere }],
      ['PUT', `/api/strategies/${strategy.id}/roles`, { membership: nowhere, role: 'reader', held: true }],
      ['PUT', `/api/nodes/${nowhere}/number`, { number: '1' }],
      ['PUT', `/api/nodes/${strategy.fiche}/place`, { parent: nowhere, position: 0 }],
      ['DELETE', `/api/nodes/${nowhere}`],
      ['PUT', `/api/groups/${nowhere}/seats`, { membership: keeper.membership, role: 'member' }],
      ['PUT', `/api/groups/${strategy.group}/seats`, { membership: nowhere, role: 'member' }],
      ['PUT', `/api/groups/${strategy.group}/charges`, { node: nowhere, inCharge: true }],
      ['POST', '/api/organisations', { name: 'De nulle part', college: nowhere }],
      ['POST', '/api/invitations/view', { secret: nowhere }],
      ['POST', '/api/invitations/follow', { secret: nowhere }],
      ['GET', '/api/nulle-part'],
      ['POST', '/api/me', {}],
    ] as const) {
      const answer = await http.ask(method, path, body);
      expect({ path, status: answer.status, code: codeOf(answer) }).toEqual({ path, status: 404, code: 'NOT_FOUND' });
      expectBare(answer.body);
    }
  });

  it('an address that is no address', async () => {
    for (const path of ['/api/fiches/42', '/api/fiches/%E0%A4%A', `/api/groups/${'x'.repeat(500)}`]) {
      const answer = await http.get(path);
      expect({ path, status: answer.status, code: codeOf(answer) }).toEqual({
        path,
        status: 400,
        code: 'INPUT_INVALID',
      });
      expectBare(answer.body);
    }
  });

  it('what the database cannot hold, without failing', async () => {
    const nul = `a\u0000${SECRET_WORDS}`;
    for (const [method, path, body] of [
      ['POST', '/api/organisations', { name: nul }],
      ['PATCH', `/api/fiches/${strategy.fiche}`, { theme: nul }],
      ['PATCH', `/api/strategies/${strategy.id}`, { themes: [nul] }],
      ['GET', `/api/strategies/${strategy.id}/search?q=${encodeURIComponent(nul)}`],
      ['POST', '/api/sign-in', { email: 'a@essai.exemple', landing: `/${nul}` }],
      ['PATCH', `/api/memberships/${keeper.membership}`, { from: '0000-01-01' }],
    ] as const) {
      const answer = await http.ask(method, path, body);
      expect({ path, status: answer.status, code: codeOf(answer) }).toEqual({
        path,
        status: 400,
        code: 'INPUT_INVALID',
      });
      expectBare(answer.body);
    }
  });

  it('the second of two who take the same name at the same moment, once', async () => {
    const asked = { name: 'Deux à la fois', slug: 'deux-a-la-fois', shape: 'scoran' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => http.post('/api/strategies', asked)));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(3);
    for (const answer of refused) {
      expect(answer.status).toBe(409);
      expect(['NAME_TAKEN', 'CHANGED_MEANWHILE']).toContain(codeOf(answer));
      expectBare(answer.body);
    }
  });

  it('what fails inside, without saying how', async () => {
    await running.dataSource.query(`
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'broken for the test: %', NEW.name; END $$`);
    await running.dataSource.query('CREATE TRIGGER fail BEFORE INSERT ON organisations EXECUTE FUNCTION fail()');
    try {
      const answer = await http.post('/api/organisations', { name: SECRET_WORDS });
      expect({ status: answer.status, body: answer.body }).toEqual({
        status: 500,
        body: { error: { code: 'INTERNAL', params: {}, requestId: answer.headers.get('x-request-id') } },
      });
    } finally {
      await running.dataSource.query('DROP TRIGGER fail ON organisations');
      await running.dataSource.query('DROP FUNCTION fail');
    }
    const { organisations } = await http.must<DirectoryView>('GET', '/api/directory');
    expect(organisations.map(({ name }) => name)).not.toContain(SECRET_WORDS);
  });

  it('nothing of a request that is no HTTP', async () => {
    const { port } = new URL(running.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(`${SECRET_WORDS}\r\n\r\n`));
      let text = '';
      socket.on('data', (data) => (text += data.toString()));
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect(answer).not.toContain(SECRET_WORDS);
  });
});

describe('too many requests', () => {
  it('of one address to sign in are refused, after more than a room full of people needs', async () => {
    const own = await startApp();
    const client = new HttpClient(own.url);
    const statuses = new Map<number, number>();
    for (let i = 0; i < 25; i++) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => client.post('/api/sign-in/answer', { code: '000000' })),
      );
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(Object.fromEntries(statuses)).toEqual({ 401: 240, 429: 10 });
    expect(codeOf(await client.post('/api/sign-in/answer', { code: '000000' }))).toBe('TOO_MANY_REQUESTS');
    await own.stop();
  });
});

describe('the health of the server', () => {
  it.each(['/health/live', '/health/ready'])('%s is told to whoever asks', async (path) => {
    const { status, body } = await new HttpClient(running.url).get(path);
    expect({ status, body }).toEqual({ status: 200, body: { status: 'ok' } });
  });
});
