import { readdir, readFile } from 'node:fs/promises';

// What processes use, as Linux tells it: nothing is asked of the processes themselves.

/** A tick of the clock by which Linux counts processor time, in milliseconds. */
const TICK = 10;

/** Processor time of a process since it began, in milliseconds. @param {number} pid */
export async function processorTime(pid) {
  const { own } = await stat(pid);
  return own;
}

/** Processor time of a process and all its children, those that ended included. @param {number} pid */
export async function familyTime(pid) {
  const pids = (await readdir('/proc')).map(Number).filter(Boolean);
  const all = await Promise.all(pids.map((each) => stat(each).catch(() => null)));
  const children = all.filter((each) => each?.parent === pid);
  const { own, ended } = await stat(pid);
  return children.reduce((sum, child) => sum + (child?.own ?? 0), own + ended);
}

/** Processor time of everything on the machine since it began, in milliseconds. */
export async function machineTime() {
  const [line = ''] = (await readFile('/proc/stat', 'utf8')).split('\n');
  const [user = 0, nice = 0, system = 0, , , interrupts = 0, softInterrupts = 0] = line
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + interrupts + softInterrupts) * TICK;
}

/** Memory of a process that is in RAM, in megabytes. @param {number} pid */
export async function residentMemory(pid) {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** @param {number} pid */
async function stat(pid) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name of the program, between parentheses, may hold spaces.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map((n) =>
    Number(fields[n]),
  );
  return { parent, own: (user + system) * TICK, ended: (endedUser + endedSystem) * TICK };
}
