import type { InterviewId } from '../../../core/domain/ids.ts';
import { AppError, errorCode } from '../../../core/errors.ts';
import type { ChangeContent, InterviewContent, Row } from '../../../core/vault/row-format.ts';
import {
  type ByteSource,
  readSnapshotEnds,
  readSnapshotRows,
} from '../../../core/vault/snapshot-format.ts';
import type { InterviewInSnapshot } from '../calls/damage-calls.ts';
import { applyEdit } from './edits.ts';
import type { HostPort } from './host-port.ts';
import type { Keyring } from './keyring.ts';
import { openRow, readable } from './rows.ts';
import { openedFile } from './snapshot-reader.ts';

/**
 * Single interviews out of this vault's snapshots, opened with the keys of the vault as it is: nothing else of a snapshot
 * is touched, and no passphrase is asked for.
 */
export class InterviewsInSnapshots {
  readonly #host: HostPort;
  readonly #keyring: Keyring;

  constructor(host: HostPort, keyring: Keyring) {
    this.#host = host;
    this.#keyring = keyring;
  }

  /** The newest snapshot in which the interview opens, if there is one. @throws AppError `file-read-failed` */
  async find(id: InterviewId): Promise<InterviewInSnapshot | undefined> {
    const vault = this.#keyring.vault;
    for (const { name, madeAt } of await this.#host.call('snapshots.list', { vault })) {
      const content = await this.#read(id, name);
      if (content) return { name, madeAt, length: content.text.length };
    }
    return undefined;
  }

  /** @throws AppError `row-missing` when it does not open there, `file-read-failed` */
  async read(id: InterviewId, name: string): Promise<InterviewContent> {
    const content = await this.#read(id, name);
    if (!content) throw new AppError('row-missing', 'not in this snapshot');
    return content;
  }

  async #read(id: InterviewId, name: string): Promise<InterviewContent | undefined> {
    const key = await readable(() => this.#keyring.key('interview', id));
    if (!key) return undefined;
    const { source, size } = await this.#host.call('snapshots.open', {
      vault: this.#keyring.vault,
      name,
    });
    try {
      return await this.#assemble(id, key, openedFile(this.#host, source, size));
    } catch (error) {
      // Another snapshot may be better.
      if (!['snapshot-damaged', 'vault-newer'].includes(errorCode(error))) throw error;
      return undefined;
    } finally {
      await this.#host.call('openFile.close', { source }).catch(() => undefined);
    }
  }

  /** The row, and the changes that follow it without a gap. Of one row, the last entry in the file counts. */
  async #assemble(
    id: InterviewId,
    key: CryptoKey,
    source: ByteSource,
  ): Promise<InterviewContent | undefined> {
    const { vault } = this.#keyring;
    const { end } = await readSnapshotEnds(source);
    let own: Row | undefined;
    const changes = new Map<string, ChangeContent>();
    for await (const { table, row } of readSnapshotRows(source, end)) {
      if (table === 'interviews' && row.id === id) own = row;
      if (table !== 'changes') continue;
      const change = await readable(() => openRow(vault, table, row, key));
      if (change) changes.set(row.id, change as ChangeContent);
    }
    if (!own) return undefined;
    const row = own;
    const following = [...changes.values()]
      .filter(({ base }) => base === row.rev)
      .toSorted((a, b) => a.n - b.n);
    return readable(async () => {
      let content = (await openRow(vault, 'interviews', row, key)) as InterviewContent;
      for (const [n, change] of following.entries())
        if (change.n === n) content = applyEdit(content, change);
        else break;
      return content;
    });
  }
}
