import type { NewInvitation } from '@diapason/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { Factory, type Member } from '../support/factories.js';
import { HttpClient } from '../support/http-client.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { codeIn, Mailbox, secretIn } from '../support/mailbox.js';
import { whereIs, wordColumns } from '../support/places.js';
import { type RunningApp, startApp } from '../support/start-app.js';

const INVITED = { givenName: 'Éléonore', familyName: 'Kerguélen-Ozanne', email: 'Eleonore.KO@ailleurs.exemple' };
const WRITTEN = 'Ce que tout le monde peut lire.';

let running: RunningApp;
let members: Member[];

/** People sign in, invite, write, see one another, lose words and their way: whatever could leave a name somewhere. */
beforeAll(async () => {
  running = await startApp();
  const make = new Factory(running);
  const strategy = await make.strategy();
  const document = await make.documentOf(strategy.fiche);
  const writers = [await make.writer(strategy), await make.writer(strategy)];
  const admin = await make.member({ administrator: true });
  members = [...writers.map(({ member }) => member), admin];
  const http = await make.signedIn(admin);
  const mailbox = new Mailbox(running.url);

  const invitation: NewInvitation = {
    ...INVITED,
    jobTitle: 'Chargée de mission',
    organisation: admin.organisation,
    group: strategy.group,
    role: 'contributor',
  };
  await http.must('POST', '/api/invitations', invitation);
  const secret = secretIn(await mailbox.after(INVITED.email));
  const invited = new HttpClient(running.url);
  await invited.must('POST', '/api/invitations/follow', { secret });
  const code = codeIn(await mailbox.after(INVITED.email, 1));
  await invited.must('POST', '/api/sign-in/answer', { code });
  await invited.must('POST', '/api/sign-in', { email: members[0]?.email, landing: '/' });
  await invited.must('PATCH', '/api/me/preferences', { locale: 'fr' });

  const clients = [...writers.map(({ live }) => live), await LiveClient.open(invited, document)];
  for (const live of clients) {
    live.client.awareness.setLocalState({ section: 'contexte', user: { name: INVITED.familyName } });
    live.type('contexte', WRITTEN);
    await live.saved();
  }
  const [a, b] = clients as [LiveClient, LiveClient];
  await b.reads('contexte', WRITTEN);
  a.cut();
  a.text('contexte').insert(4, 'Mots perdus');
  b.text('contexte').delete(1, b.text('contexte').length - 1);
  await b.saved();
  await a.comeBack();
  await a.saved();
  b.type('contexte', WRITTEN);
  await waitFor('the text to be read out', async () => {
    const [{ found }] = await running.dataSource.query(
      'SELECT count(*)::int AS found FROM section_texts WHERE plain LIKE $1',
      [`%${WRITTEN}%`],
    );
    return found > 0;
  });
});

describe('the names and the addresses of people', () => {
  it('stand in one table only', async () => {
    const words = [
      ...members.flatMap(({ email, name }) => [email, name, name.replace('Alix ', '')]),
      ...Object.values(INVITED),
      encodeURIComponent(INVITED.email),
      Buffer.from(INVITED.email).toString('base64'),
    ];
    for (const word of words) {
      const elsewhere = (await whereIs(running, word)).filter((place) => !place.startsWith('persons.'));
      expect(elsewhere, word).toEqual([]);
    }
  });

  it('are looked for where they would be found: each in that table, and the text in the log', async () => {
    for (const { email } of members) expect(await whereIs(running, email)).toEqual(['persons.email']);
    expect(await whereIs(running, INVITED.familyName)).toEqual(['persons.family_name']);
    expect(await whereIs(running, WRITTEN)).toEqual(
      expect.arrayContaining(['document_updates.bytes', 'section_texts.plain']),
    );
    const tables = new Set((await wordColumns(running)).map(({ table }) => table));
    for (const table of ['journal', 'sessions', 'invitations', 'sign_in_attempts', 'stranded_texts', '_private_jobs'])
      expect(tables).toContain(table);
  });
});
