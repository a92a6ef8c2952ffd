import { randomUUID } from 'node:crypto';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { ErrorBody } from '@diapason/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Factory } from '../support/factories.js';
import { codeOf, HttpClient } from '../support/http-client.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { codeIn, Mailbox, secretIn } from '../support/mailbox.js';
import { type RunningApp, startApp } from '../support/start-app.js';

/** Everything this process wrote since the file began: the server runs in it. */
let written = '';
beforeAll(() => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      written += chunk.toString();
      return true;
    });
});
afterAll(() => vi.restoreAllMocks());

interface Line {
  level: string;
  message: { message: string; path?: string; status?: number; requestId?: string; code?: string; stack?: string };
}

const lines = (): Line[] =>
  written.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Line] : []));

function expectUnwritten(kept: Record<string, string>): void {
  const found = Object.entries(kept).filter(([, secret]) => written.includes(secret));
  expect(found.map(([what]) => what)).toEqual([]);
}

describe('the logs, at their most talkative', () => {
  let running: RunningApp;
  let make: Factory;
  beforeAll(async () => {
    running = await startApp({ LOG_LEVEL: 'debug' });
    make = new Factory(running);
  });

  it('tell each request by its path and its end, and nothing of who asked nor of what', async () => {
    const strategy = await make.strategy();
    const member = await make.contributor(strategy);
    await make.seat(strategy.group, member, 'animateur');
    const mailbox = new Mailbox(running.url);
    const http = new HttpClient(running.url, member.membership);

    // By a wrong code, then by the right one.
    await http.post('/api/sign-in', { email: member.email });
    const mail = await mailbox.after(member.email);
    await http.post('/api/sign-in/answer', { code: '999999' });
    const browserSecret = http.cookie.split('=')[1] as string;
    expect((await http.post('/api/sign-in/answer', { code: codeIn(mail) })).status).toBe(200);
    const sessionSecret = http.cookie.split('; ').at(-1)?.split('=')[1] as string;

    // An invitation, followed; words, written; something refused, something looked for.
    const invited = `invitee-${randomUUID()}@essai.exemple`;
    const familyName = `Nom${randomUUID()}`;
    await http.must('POST', '/api/invitations', {
      email: invited,
      givenName: 'Camille',
      familyName,
      organisation: member.organisation,
      group: strategy.group,
    });
    const invitation = secretIn(await mailbox.after(invited));
    await http.must('POST', '/api/invitations/view', { secret: invitation });
    await http.must('POST', '/api/invitations/follow', { secret: invitation });
    const invitedMail = await mailbox.after(invited, 1);
    const live = await LiveClient.open(http, await make.documentOf(strategy.fiche));
    const words = `mots-${randomUUID()}`;
    live.type('contexte', words);
    await live.saved();
    live.leave();
    const sought = `cherche-${randomUUID()}`;
    await http.must('GET', `/api/strategies/${strategy.id}/search?q=${sought}`);
    const theme = `theme-${randomUUID()}`;
    await http.must('PATCH', `/api/fiches/${strategy.fiche}`, { theme });
    expect(codeOf(await http.post('/api/organisations', { name: theme, college: theme }))).toBe('INPUT_INVALID');

    await waitFor('the last request in the logs', () => lines().some(({ message }) => message.status === 400));
    const logged = lines().filter(({ message }) => message.message === 'request');
    expect(logged.map(({ message }) => message.path)).toContain('/api/sign-in/answer');
    expect(logged.map(({ message }) => message.path)).toContain(`/api/strategies/${strategy.id}/search`);
    expectUnwritten({
      address: member.email,
      name: member.name,
      'code of the mail': `"${codeIn(mail)}"`,
      'code of the invitation': `"${codeIn(invitedMail)}"`,
      'link of the mail': secretIn(mail),
      'secret of the browser': browserSecret,
      'secret of the session': sessionSecret,
      'address of the invited': invited,
      'name of the invited': familyName,
      'secret of the invitation': invitation,
      'link of the invited': secretIn(invitedMail),
      'words of the text': words,
      'words looked for': sought,
      'what was sent': theme,
    });
  });

  it('tell why a request failed, under the number its answer bears', async () => {
    const http = await make.signedIn(await make.member({ administrator: true }));
    const name = `Organisation ${randomUUID()}`;
    await running.dataSource.query(`
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken for the test'; END $$`);
    await running.dataSource.query('CREATE TRIGGER fail BEFORE INSERT ON organisations EXECUTE FUNCTION fail()');
    const { status, body } = await http.post<ErrorBody>('/api/organisations', { name });
    expect(status).toBe(500);
    const failure = lines().find(({ message }) => message.message === 'request failed');
    expect(failure).toMatchObject({ level: 'error', message: { requestId: body.error.requestId, code: 'INTERNAL' } });
    expect(failure?.message.stack).toContain('broken for the test');
    expectUnwritten({ 'what was sent': name });
  });
});

describe('a mail that its relay refuses', () => {
  let relay: Server;
  /** Addresses the relay was asked to take, as it heard them. */
  const heard: string[] = [];
  beforeAll(async () => {
    relay = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 relay\r\n');
      socket.on('data', (data) => {
        const command = data.toString();
        const [, address] = /^RCPT TO:<(.*)>/i.exec(command) ?? [];
        if (address) heard.push(address);
        socket.write(address ? `550 5.1.1 <${address}>: no such person\r\n` : '250 go on\r\n');
      });
    });
    await new Promise<void>((listening) => relay.listen(0, '127.0.0.1', listening));
  });
  afterAll(() => void relay.close());

  it('is told in the logs, and kept to be tried again, without the address', async () => {
    const { port } = relay.address() as AddressInfo;
    const running = await startApp({ LOG_LEVEL: 'debug', SMTP_URL: `smtp://127.0.0.1:${port}` });
    const member = await new Factory(running).member();
    expect((await new HttpClient(running.url).post('/api/sign-in', { email: member.email })).status).toBe(202);
    const job = await waitFor('the mail to be put off', async () => {
      const [found] = await running.dataSource.query<{ attempts: number; line: string }[]>(
        'SELECT attempts, j::text AS line FROM graphile_worker._private_jobs j WHERE last_error IS NOT NULL',
      );
      return found;
    });
    expect(heard).toEqual([member.email]);
    expect(job.attempts).toBe(1);
    expect(job.line).toContain('550');
    expect(job.line).not.toContain(member.email);
    expect(lines().map(({ message }) => message.message)).toContain('job');
    expectUnwritten({ address: member.email });
    await running.stop();
  });
});
