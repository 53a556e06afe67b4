import type { Bytes } from '../../../core/bytes.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { InterviewHeader, InterviewRecord } from '../../../core/domain/interview.ts';
import { AppError, errorCode } from '../../../core/errors.ts';
import { decodeKeyRecords } from '../../../core/vault/key-record.ts';
import {
  type ChangeContent,
  type InterviewContent,
  interviewOf,
  type Row,
} from '../../../core/vault/row-format.ts';
import {
  type ByteSource,
  readKeyArea,
  readSnapshotEnds,
  readSnapshotRows,
  type SnapshotEnd,
} from '../../../core/vault/snapshot-format.ts';
import type { InterviewInSnapshot, MissingInterview } from '../calls/damage-calls.ts';
import { applyStored } from './edits.ts';
import type { HostPort } from './host-port.ts';
import type { EarlierState } from './interview-store.ts';
import { openRow, readable } from './rows.ts';
import { openedFile } from './snapshot-reader.ts';
import type { Vault } from './vault.ts';

/** Wrapped keys of interviews, as a snapshot has them. */
type KeysThere = ReadonlyMap<InterviewId, Bytes>;

interface Found extends EarlierState {
  readonly madeAt: number;
  /** For the day when the vault's own copies of it are lost. */
  readonly wrappedKey: Bytes | undefined;
}

/**
 * Single interviews out of this vault's snapshots, opened with the keys of the vault as it is: nothing else of a snapshot
 * is touched, and no passphrase is asked for.
 */
export class InterviewsInSnapshots {
  readonly #host: HostPort;
  readonly #vault: Vault;
  /** What was looked for last. */
  #found: ReadonlyMap<InterviewId, Found> = new Map();

  constructor(host: HostPort, vault: Vault) {
    this.#host = host;
    this.#vault = vault;
  }

  /** The newest snapshot in which the interview opens, if there is one. @throws AppError `file-read-failed` */
  async find(id: InterviewId): Promise<InterviewInSnapshot | undefined> {
    this.#found = await this.#search(() => [id], 1);
    const found = this.#found.get(id);
    return found && { madeAt: found.madeAt, length: found.content.text.length };
  }

  /** @throws AppError `file-read-failed` */
  async findMissing(): Promise<MissingInterview[]> {
    const { interviews, withdrawal } = this.#vault;
    const codes = new Map(interviews.headers().map(({ id, code }) => [id, code]));
    const gone = await this.#destroyed();
    const listed = new Set(interviews.headers().map(({ id }) => id));
    const isMissing = (id: InterviewId) => !listed.has(id) && !gone.has(id);
    this.#found = await this.#search((there) =>
      [...new Set([...there.keys(), ...withdrawal.lost])].filter(isMissing),
    );
    return [...this.#found].map(
      ([
        id,
        {
          madeAt,
          content: { record, text },
        },
      ]) => ({
        id,
        code: codeOf(record, codes, this.#found),
        madeAt,
        length: text.length,
      }),
    );
  }

  /** @throws AppError `row-missing` when it was not found, `not-found` when it was destroyed meanwhile, storage-* */
  async bringBack(id: InterviewId): Promise<InterviewHeader> {
    const { interviews, keyring } = this.#vault;
    const found = this.#found.get(id);
    if (!found) throw new AppError('row-missing', 'in no snapshot');
    if ((await this.#destroyed()).has(id)) throw new AppError('not-found', 'destroyed');
    const hasKey = (await readable(() => keyring.key('interview', id))) !== undefined;
    if (!hasKey && found.wrappedKey) await keyring.takeKey('interview', id, found.wrappedKey);
    return interviews.bringBack(id, found);
  }

  /** As far as anything here knows of it. */
  async #destroyed(): Promise<ReadonlySet<string>> {
    const { id: vault, withdrawal } = this.#vault;
    const tombstones = await withdrawal.tombstones();
    const inKeys = await this.#host.call('snapshots.withdrawn', { vault });
    return new Set([...tombstones.map(({ id }) => id), ...inKeys]);
  }

  /** Newest first, until so many were found. */
  async #search(
    wantedOf: (there: KeysThere) => readonly InterviewId[],
    limit = Number.POSITIVE_INFINITY,
  ): Promise<ReadonlyMap<InterviewId, Found>> {
    const vault = this.#vault.id;
    const found = new Map<InterviewId, Found>();
    for (const { name, madeAt } of await this.#host.call('snapshots.list', { vault })) {
      if (found.size >= limit) break;
      await this.#inFile(name, async (source, end) => {
        const there = await keysIn(source, end);
        const keys = await this.#open(
          wantedOf(there).filter((id) => !found.has(id)),
          there,
        );
        if (keys.size === 0) return;
        for (const [id, state] of await statesIn({ vault, source, end }, keys))
          found.set(id, { ...state, madeAt, wrappedKey: there.get(id) });
      });
    }
    return found;
  }

  /** One that is damaged, newer, or thinned away meanwhile is passed over: another may be better. */
  async #inFile(
    name: string,
    task: (source: ByteSource, end: SnapshotEnd) => Promise<void>,
  ): Promise<void> {
    const vault = this.#vault.id;
    const opening = this.#host.call('snapshots.open', { vault, name });
    const opened = await opening.catch(async (error: unknown) => {
      const left = await this.#host.call('snapshots.list', { vault });
      if (left.some((one) => one.name === name)) throw error;
    });
    if (!opened) return;
    const { source, size } = opened;
    try {
      const file = openedFile(this.#host, source, size);
      await task(file, (await readSnapshotEnds(file)).end);
    } catch (error) {
      if (!['snapshot-damaged', 'vault-newer'].includes(errorCode(error))) throw error;
    } finally {
      await this.#host.call('openFile.close', { source }).catch(() => undefined);
    }
  }

  /** The vault's own keys, or the snapshot's where it has none any more. */
  async #open(
    ids: readonly InterviewId[],
    there: KeysThere,
  ): Promise<ReadonlyMap<InterviewId, CryptoKey>> {
    const { keyring } = this.#vault;
    const keys = new Map<InterviewId, CryptoKey>();
    for (const id of ids) {
      const wrapped = there.get(id);
      const key =
        (await readable(() => keyring.key('interview', id))) ??
        (wrapped && (await readable(() => keyring.openKey('interview', id, wrapped))));
      if (key) keys.set(id, key);
    }
    return keys;
  }
}

async function keysIn(source: ByteSource, end: SnapshotEnd): Promise<KeysThere> {
  const keys = new Map<InterviewId, Bytes>();
  for (const record of await decodeKeyRecords(await readKeyArea(source, end)))
    if (record?.kind === 'interview') keys.set(record.id as InterviewId, record.payload);
  return keys;
}

interface SnapshotRows {
  readonly vault: string;
  readonly source: ByteSource;
  readonly end: SnapshotEnd;
}

/** Of one row, the last entry in the file counts. */
async function statesIn(
  { vault, source, end }: SnapshotRows,
  keys: ReadonlyMap<InterviewId, CryptoKey>,
): Promise<Map<InterviewId, EarlierState>> {
  const own = new Map<InterviewId, Row>();
  const changes = new Map<string, Row>();
  for await (const { table, row } of readSnapshotRows(source, end)) {
    const id = row.id as InterviewId;
    if (table === 'interviews' && keys.has(id)) own.set(id, row);
    if (table === 'changes') changes.set(id, row);
  }
  const states = new Map<InterviewId, EarlierState>();
  for (const [id, key] of keys) {
    const row = own.get(id);
    const content = row && (await readable(() => assembled({ vault, row, changes, key })));
    if (content) states.set(id, { content, rev: row.rev });
  }
  return states;
}

interface Parts {
  readonly vault: string;
  readonly row: Row;
  readonly changes: ReadonlyMap<string, Row>;
  readonly key: CryptoKey;
}

/** The row, and the changes that follow it without a gap. */
async function assembled({ vault, row, changes, key }: Parts): Promise<InterviewContent> {
  let content = interviewOf(await openRow(vault, 'interviews', row, key));
  const following: ChangeContent[] = [];
  for (const change of changes.values()) {
    const edit = await readable(() => openRow(vault, 'changes', change, key));
    if (edit) following.push(edit as ChangeContent);
  }
  for (const [n, change] of following
    .filter(({ base }) => base === row.rev)
    .toSorted((a, b) => a.n - b.n)
    .entries())
    if (change.n === n) content = applyStored(content, change);
    else break;
  return content;
}

/** A translation has its original's, and its language. */
function codeOf(
  { code, language, translationOf }: InterviewRecord,
  listed: ReadonlyMap<InterviewId, string>,
  found: ReadonlyMap<InterviewId, Found>,
): string {
  if (translationOf === undefined) return code;
  const original = listed.get(translationOf) ?? found.get(translationOf)?.content.record.code;
  return [original, `(${language})`].filter(Boolean).join(' ');
}
