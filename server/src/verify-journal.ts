import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { readConfig } from './config/config.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { type JournalReport, verifyJournal } from './platform/database/journal-reader.js';

// Verifies the journal of acts and says in French what it found. Ends with 0 when it is sound, 1 when it is not, 2 when it
// could not be read.

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

async function verify(): Promise<boolean> {
  const { since: noted } = parseArgs({ options: { since: { type: 'string' } } }).values;
  if (noted !== undefined && !/^[0-9a-f]{64}$/.test(noted))
    throw new Error('--since attend une empreinte de 64 chiffres hexadécimaux.');
  const { DATABASE_URL, DATA_DIR } = readConfig(process.env);
  const embedded = DATABASE_URL ? null : await startEmbeddedPostgres(DATA_DIR, () => undefined);
  const client = new Client({ connectionString: DATABASE_URL ?? embedded?.url });
  try {
    await client.connect();
    const report = await verifyJournal(client, noted ?? null);
    for (const sentence of sentences(report, noted ?? null)) say(sentence);
    return report.broken === null && (noted === undefined || report.since !== null);
  } finally {
    await client.end();
    await embedded?.stop();
  }
}

function* sentences({ acts, head, broken, since }: JournalReport, noted: string | null): Generator<string> {
  if (broken) yield brokenSentence(broken);
  yield `${counted(acts)} ${broken ? 'avant cette rupture' : 'du premier au dernier'}.`;
  if (noted !== null && since === null)
    yield 'L’empreinte notée n’est pas dans la chaîne : les actes qui y menaient ont été retirés ou réécrits.';
  if (noted !== null && since !== null)
    yield `L’empreinte notée est bien dans la chaîne. Actes ajoutés depuis : ${since}.`;
  if (broken) return;
  yield `Empreinte du dernier acte : ${head}`;
  yield 'Notez-la hors de cette base. Sans elle, rien ne dit si les derniers actes ont été retirés, ni si toute la chaîne a été refaite ; avec elle, --since le dit.';
}

const counted = (acts: number): string =>
  acts > 1 ? `${acts} actes vérifiés,` : `${acts === 1 ? 'Un' : 'Aucun'} acte vérifié,`;

function brokenSentence({ act, after, fault }: NonNullable<JournalReport['broken']>): string {
  if (fault === 'ALTERED') return `Le journal est rompu à l’acte ${act} : il n’est plus tel qu’il a été écrit.`;
  return after === null
    ? `Le journal est rompu à l’acte ${act} : il n’est pas le premier, ceux d’avant ont été retirés.`
    : `Le journal est rompu à l’acte ${act} : il n’a pas été écrit à la suite de l’acte ${after}. Entre les deux, un acte a été retiré, ou l’acte ${after} a été réécrit.`;
}

verify().then(
  (sound) => {
    process.exitCode = sound ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(`Le journal n’a pas pu être vérifié. ${reasonOf(error)}\n`);
    process.exitCode = 2;
  },
);

/** A database that the server has not brought to the present has no such table, or no such column. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  if (code === '42P01' || code === '42703') return 'La base n’est pas à jour : démarrez d’abord le serveur une fois.';
  return message;
}
