import { canonicalJson } from '../../../core/canonical-json.ts';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import { AppError } from '../../../core/errors.ts';
import {
  decodePending,
  encodePending,
  type PendingEdit,
  pendingContext,
  textDigest,
} from '../../../core/vault/pending-edit.ts';
import type { InterviewContent } from '../../../core/vault/row-format.ts';
import type { ReplayReport } from '../calls/pending-calls.ts';
import { open, seal } from './crypto.ts';
import type { HostPort } from './host-port.ts';
import { expectTornLog } from './turn-log.ts';
import type { Vault } from './vault.ts';

type Outcome = ReplayReport['putBack'][number] | 'there-already' | 'waits';

/**
 * Puts back what a lock could not save. What waits is overwritten only after it is durable in the vault;
 * what cannot be put back now goes on waiting.
 */
export async function replayPending(vault: Vault, host: HostPort): Promise<ReplayReport> {
  const { vault: id, pending } = vault.keyring;
  const sealed = await host.call('pendingEdit.read', { vault: id }).catch(() => null);
  if (!sealed) return { putBack: [], waiting: [], isUnreadable: false };
  let edits: PendingEdit[];
  try {
    edits = decodePending(await open(pending, sealed, pendingContext(id)));
  } catch {
    return { putBack: [], waiting: [], isUnreadable: true };
  }
  // An edit waits because a write was refused, however the log may look by now.
  expectTornLog();
  const putBack: ReplayReport['putBack'][number][] = [];
  const waiting: PendingEdit[] = [];
  for (const edit of edits) {
    const outcome = await putBackOne(vault, edit);
    if (outcome === 'waits') waiting.push(edit);
    else if (outcome !== 'there-already') putBack.push(outcome);
  }
  // Done twice after a failure here, an edit is found to be there already.
  await keepWaiting(vault, host, edits, waiting).catch(() => undefined);
  return { putBack, waiting, isUnreadable: false };
}

async function keepWaiting(
  { keyring: { vault, pending } }: Vault,
  host: HostPort,
  before: readonly PendingEdit[],
  waiting: readonly PendingEdit[],
): Promise<void> {
  if (waiting.length === 0) await host.call('pendingEdit.clear', { vault });
  else if (waiting.length < before.length) {
    const sealed = await seal(pending, encodePending(waiting), pendingContext(vault));
    await host.call('pendingEdit.write', { vault, sealed });
  }
}

/** Before an interview is destroyed: an edit of it that waits must not bring it back. @throws AppError storage-failed */
export async function dropPending(
  vault: Vault,
  host: HostPort,
  ids: ReadonlySet<string>,
): Promise<void> {
  const { vault: id, pending } = vault.keyring;
  const sealed = await host.call('pendingEdit.read', { vault: id });
  if (!sealed) return;
  const edits = await open(pending, sealed, pendingContext(id)).then(decodePending, () => []);
  await keepWaiting(
    vault,
    host,
    edits,
    edits.filter((edit) => !ids.has(edit.id)),
  );
}

async function putBackOne(vault: Vault, edit: PendingEdit): Promise<Outcome> {
  try {
    if ((await vault.withdrawal.tombstones()).some(({ id }) => id === edit.id))
      return 'there-already';
    const found = await contentOf(vault, edit);
    if (found && isSame(found, edit)) return 'there-already';
    if (found && edit.bases.includes(await textDigest(found.text))) {
      const { id, record, text } = edit;
      await vault.interviews.save({ id, record, changes: [[0, found.text.length, text]] });
      return { code: vault.interviews.codeOf(id), isNew: false };
    }
    return await recover(vault, edit);
  } catch {
    return 'waits';
  }
}

/** What the vault holds of the interview, or undefined when that is gone or damaged. */
async function contentOf(vault: Vault, { id }: PendingEdit): Promise<InterviewContent | undefined> {
  try {
    return await vault.interviews.read(id);
  } catch (error) {
    if (error instanceof AppError && /^(not-found|row-missing|row-damaged)$/.test(error.code))
      return undefined;
    throw error;
  }
}

/** The vault has something else by now: both are kept, and a person decides. */
async function recover(vault: Vault, edit: PendingEdit): Promise<Outcome> {
  const code = `${edit.record.code} (recovered)`.trim();
  const record = { ...edit.record, code };
  for (const header of withCode(vault.interviews.headers(), code)) {
    if (isSame(await vault.interviews.read(header.id), { ...edit, record })) return 'there-already';
  }
  const { id } = await vault.interviews.create(record, edit.text, 'waiting');
  const known = vault.interviews.codeOf(id);
  return { code: known === code ? code : `${known} ${code}`, isNew: true };
}

function withCode(headers: readonly InterviewHeader[], code: string): InterviewHeader[] {
  return headers.filter((header) => header.code === code);
}

function isSame(a: InterviewContent, b: InterviewContent): boolean {
  return a.text === b.text && canonicalJson(a.record) === canonicalJson(b.record);
}
