import type { EntityManager } from 'typeorm';

/** Every job, by name, with what it is given. Payloads hold ids, never secrets nor texts. */
export interface JobPayloads {
  'send-sign-in-mail': { attempt: string };
  'send-invitation-mail': { invitation: string };
}
export type JobName = keyof JobPayloads;

/** What is done at each start and every hour since: what was kept long enough is erased. */
export type HourlyJob =
  | 'erase-failed-jobs'
  | 'erase-sign-in-traces'
  | 'erase-invitations'
  | 'erase-quarantine'
  | 'erase-settled-words';

/** Adds a job in the transaction of the manager: it exists if and only if the transaction commits. */
export async function addJob<N extends JobName>(
  manager: EntityManager,
  name: N,
  payload: JobPayloads[N],
): Promise<void> {
  await manager.query('SELECT graphile_worker.add_job($1, $2::json, max_attempts := 8)', [
    name,
    JSON.stringify(payload),
  ]);
}
