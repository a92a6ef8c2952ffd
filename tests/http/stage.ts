import { ROLES, type Role } from '@diapason/domain';
import { Factory, type Member, type SmallStrategy } from '../support/factories.js';
import { codeOf, type HttpClient } from '../support/http-client.js';
import { LiveClient, type LiveOptions, waitFor } from '../support/live-client.js';
import type { RunningApp } from '../support/start-app.js';

export interface Signed {
  member: Member;
  http: HttpClient;
}

/** A strategy, and one signed-in person for each role in it. */
export interface Stage {
  make: Factory;
  strategy: SmallStrategy;
  document: string;
  actors: Record<Role, Signed>;
  /** Sits in a group of the strategy that is not in charge of the fiche. */
  neighbour: Signed;
  /** Has no part in the strategy. */
  outsider: Signed;
  /** Somebody with no part in it whom others may seat. */
  spare: Member;
}

export async function setStage(running: RunningApp): Promise<Stage> {
  const make = new Factory(running);
  const signIn = async (member: Member): Promise<Signed> => ({ member, http: await make.signedIn(member) });
  const strategy = await make.strategy();
  const member = {
    administrator: await make.member({ administrator: true }),
    moderator: await make.member(),
    animateur: await make.member(),
    contributor: await make.contributor(strategy),
    commenter: await make.member(),
    reader: await make.member(),
  };
  for (const role of ['moderator', 'commenter', 'reader'] as const)
    await make.strategyRole(strategy.id, member[role], role);
  await make.seat(strategy.group, member.animateur, 'animateur');
  const actors = {} as Record<Role, Signed>;
  for (const role of ROLES) actors[role] = await signIn(member[role]);

  const { id: otherGroup } = await actors.moderator.http.must<{ id: string }>(
    'POST',
    `/api/strategies/${strategy.id}/groups`,
    { kind: 'group', name: 'Le groupe d’à côté' },
  );
  const neighbour = await make.member();
  await make.seat(otherGroup, neighbour);
  return {
    make,
    strategy,
    document: await make.documentOf(strategy.fiche),
    actors,
    neighbour: await signIn(neighbour),
    outsider: await signIn(await make.member()),
    spare: await make.member(),
  };
}

/** What came of a request: « done », or the name of the refusal. */
export async function outcome(http: HttpClient, method: string, path: string, body?: unknown): Promise<string> {
  const answer = await http.ask(method, path, body);
  return answer.status < 300 ? 'done' : codeOf(answer);
}

/** Opens the live text and leaves: « done », or the code with which the door was closed. */
export async function readLive(http: HttpClient, document: string, options: LiveOptions = {}): Promise<string> {
  const live = LiveClient.knock(http, document, options);
  try {
    await waitFor('an answer of the door', () => live.client.synced || live.closed);
    return live.client.synced ? 'done' : String(live.closed?.code);
  } finally {
    live.leave();
  }
}

/** Writes in the first section of the live text: « done », the refusal, or the code with which the door was closed. */
export async function writeLive(
  http: HttpClient,
  document: string,
  words: string,
  options: LiveOptions = {},
): Promise<string> {
  const live = LiveClient.knock(http, document, options);
  try {
    await waitFor('an answer of the door', () => live.client.synced || live.closed);
    if (live.closed) return String(live.closed.code);
    live.type('contexte', words);
    await waitFor('an acknowledgement or a refusal', () => live.client.unsaved.length === 0 || live.refused);
    return live.refused ?? 'done';
  } finally {
    live.leave();
  }
}

/** The words of the first section as the server holds them. */
export async function wordsOf(http: HttpClient, document: string): Promise<string> {
  const live = await LiveClient.open(http, document);
  const words = live.words('contexte');
  live.leave();
  return words;
}
