/** Ends a whole process group at once, and knows when it is gone. */
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 20;
const TIMEOUT_MS = 10_000;

/** Ids of living processes of the group; a zombie holds no file and no lock any more. */
export function processesOfGroup(group: number): number[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map(Number).filter((id) => {
    try {
      // The second field is a name in brackets, which may hold spaces.
      const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return fields[0] !== 'Z' && Number(fields[2]) === group;
    } catch {
      return false; // ended while we looked
    }
  });
}

/** @throws Error when some process outlives SIGKILL. */
export async function killGroup(group: number): Promise<void> {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    return; // no such group any more
  }
  const deadline = Date.now() + TIMEOUT_MS;
  while (processesOfGroup(group).length > 0) {
    if (Date.now() > deadline) throw new Error(`Processes of group ${group} are still there`);
    await delay(POLL_MS);
  }
}
