import type { Bytes } from '../../../core/bytes.ts';
import { AppError } from '../../../core/errors.ts';
import { encodeKeyRecord, formerKind, type KeyRecord } from '../../../core/vault/key-record.ts';
import {
  decodeSlot,
  decodeWrapped,
  encodeSlot,
  encodeWrapped,
  type KdfParameters,
  MAX_SLOTS_TRIED,
  SALT_BYTES,
  slotContext,
  wrapContext,
} from '../../../core/vault/key-slot.ts';
import { type OwnKey, type OwnKeyKind, VAULT_FORMAT } from '../../../core/vault/row-format.ts';
import { encodeVaultRecord, FIRST_RECORD } from '../../../core/vault/vault-record.ts';
import {
  deriveKey,
  newRowKey,
  masterForUse,
  newMasterKey,
  open,
  randomBytes,
  seal,
  unwrapMasterForRewrap,
  unwrapMasterForUse,
  unwrapRowKey,
  wrapKey,
} from './crypto.ts';
import { type Derivation, derivedKey, nextDerivation } from './derivation.ts';
import type { HostPort } from './host-port.ts';
import { KeyFile, type NewKey } from './key-file.ts';

/** A key under which the root row may be sealed. */
export interface RootKey {
  readonly id: string;
  readonly key: CryptoKey;
}

/**
 * The unlocked keys of one vault. The master key is for derivation only and not extractable; `wrap` seals
 * the other keys in the key file, `singles` the few rows that have none of their own.
 */
export class Keyring {
  readonly vault: string;
  readonly singles: CryptoKey;
  /** Seals and opens the edits that a lock could not save. */
  readonly pending: CryptoKey;
  /** The same key, which can only seal: for the page. */
  readonly pendingSeal: CryptoKey;
  /** Wraps every row's own key. */
  readonly wrap: CryptoKey;
  readonly #file: KeyFile;
  readonly #open = new Map<string, CryptoKey>();

  private constructor(vault: string, file: KeyFile, keys: DerivedKeys) {
    this.vault = vault;
    this.#file = file;
    this.wrap = keys.wrap;
    this.singles = keys.singles;
    this.pending = keys.pending;
    this.pendingSeal = keys.pendingSeal;
  }

  /** For what opens or replaces slots: recovery.ts. */
  get file(): KeyFile {
    return this.#file;
  }

  /**
   * Makes the keys of a new vault and the records of its key file, which the caller writes last: a vault
   * exists from the moment that file does.
   * @returns the wrapping key's derivatives and the records, header first
   */
  static async create(
    vault: string,
    passphrase: string,
    secrets: { identity: Bytes; signing: Bytes },
    kdf: KdfParameters,
  ) {
    const salt = randomBytes(SALT_BYTES);
    const slot = crypto.randomUUID();
    const master = await newMasterKey();
    const wrapped = await wrapKey(
      master,
      await derivedKey(passphrase, { salt, kdf }),
      slotContext(vault, slot, kdf, salt),
    );
    const usable = await masterForUse(master);
    const wrap = await deriveKey(usable, 'wrap');
    const sealedFor = (kind: 'identity' | 'signing', secret: Bytes) =>
      seal(wrap, secret, wrapContext(vault, kind, vault));
    const rootId = crypto.randomUUID();
    const rootContext = wrapContext(vault, 'root', rootId);
    const root = (await newRowKey(wrap, rootContext)).wrapped;
    const records = [
      {
        kind: 'vault',
        id: vault,
        payload: encodeVaultRecord({ format: VAULT_FORMAT, ...FIRST_RECORD }),
      },
      { kind: 'passphrase', id: slot, payload: encodeSlot({ kdf, salt, wrapped }) },
      { kind: 'identity', id: vault, payload: await sealedFor('identity', secrets.identity) },
      { kind: 'signing', id: vault, payload: await sealedFor('signing', secrets.signing) },
      { kind: 'root', id: rootId, payload: encodeWrapped(root) },
    ] as const;
    const encoded = await Promise.all(
      records.map((record, i) => encodeKeyRecord({ ...record, sequence: i + 1 })),
    );
    return {
      singles: await deriveKey(usable, 'singles'),
      root: await unwrapRowKey(wrap, root, rootContext),
      records: encoded,
    };
  }

  /** @throws AppError unlock-refused, key-file-missing, key-file-damaged, vault-newer */
  static async unlock(host: HostPort, vault: string, passphrase: string) {
    const derivation = nextDerivation();
    try {
      const copies = await KeyFile.read(host, vault);
      // The slots first: while their key is derived, this thread looks at all other records.
      const opening = openAnySlot(
        vault,
        copies.slots,
        { passphrase, derivation },
        unwrapMasterForUse,
      );
      await Promise.race([derivation.begun, opening]).catch(() => undefined);
      const file = new KeyFile(host, vault, copies);
      if (file.header.format > VAULT_FORMAT) throw new AppError('vault-newer');
      const master = await opening;
      const repaired = await file.mend();
      return { keyring: await Keyring.#of(vault, file, master), repaired };
    } finally {
      derivation.end();
    }
  }

  static async #of(
    vault: string,
    file: KeyFile,
    master: { readonly key: CryptoKey; readonly slot: KeyRecord },
  ): Promise<Keyring> {
    const keys = await deriveKeys(master.key);
    // A change of passphrase was cut off after the new slot was written: this slot is the new one.
    // Reading needs no disk that can be written, so a failure waits for the next unlock.
    await destroySlots(file, (slot) => slot.sequence < master.slot.sequence).catch(() => undefined);
    return new Keyring(vault, file, keys);
  }

  /**
   * Another passphrase in the place of this one. No data is encrypted anew.
   * @throws AppError `unlock-refused` when the current passphrase is wrong
   */
  async changePassphrase(current: string, next: string, kdf: KdfParameters): Promise<void> {
    const { key: master } = await openAnySlot(
      this.vault,
      this.#file.all('passphrase'),
      { passphrase: current },
      unwrapMasterForRewrap,
    );
    await replacePassphrase(this.vault, this.#file, master, next, kdf);
  }

  /** Format of the vault as the key file's header has it; undefined when the header is damaged. */
  get format(): number | undefined {
    return this.#file.header.format || undefined;
  }

  /** Says in the header that every row is of this format: the last act of a migration. */
  setFormat(format: number): Promise<void> {
    return this.#file.setHeader({ format });
  }

  /** Keys of the root row, newest first: more than one while it is given a new one. Those that do not open are left out. */
  async rootKeys(): Promise<RootKey[]> {
    const records = this.#file.all('root').toSorted((a, b) => b.sequence - a.sequence);
    const opened = await Promise.allSettled(
      records.map(async ({ id }) => ({ id, key: await this.key('root', id) })),
    );
    return opened.filter((result) => result.status === 'fulfilled').map(({ value }) => value);
  }

  /** A row's own key. @throws AppError `row-missing` when the key file has none */
  async key(kind: OwnKeyKind, id: string): Promise<CryptoKey> {
    const name = `${kind}/${id}`;
    const known = this.#open.get(name);
    if (known) return known;
    const payload = this.#file.payload(kind, id);
    if (!payload) throw new AppError('row-missing', `no ${kind} key`);
    return this.#load(kind, id, payload);
  }

  /** A row's key out of another copy of the key file. @throws AppError `row-damaged` when other keys wrapped it */
  openKey(kind: OwnKeyKind, id: string, payload: Bytes): Promise<CryptoKey> {
    return unwrapRowKey(this.wrap, decodeWrapped(payload), wrapContext(this.vault, kind, id));
  }

  /** Puts such a key where the key file has none any more. */
  async takeKey(kind: OwnKeyKind, id: string, payload: Bytes): Promise<void> {
    await this.#file.put(kind, id, payload);
    await this.#load(kind, id, payload);
  }

  /** A row's key as it lies in the key file, wrapped; undefined when there is none. */
  wrappedKey(kind: OwnKeyKind, id: string): Bytes | undefined {
    return this.#file.payload(kind, id);
  }

  /** Makes a row's key and syncs its record, so that no row is ever older than its key. */
  async newKey(kind: OwnKeyKind, id: string): Promise<CryptoKey> {
    const { payload } = await this.#newPayload(kind, id);
    await this.#file.put(kind, id, payload);
    return this.#load(kind, id, payload);
  }

  /** The same for many rows at once. */
  async newKeys(kind: OwnKeyKind, ids: readonly string[]): Promise<void> {
    await this.enterKeys(kind, await Promise.all(ids.map((id) => this.#newPayload(kind, id))));
  }

  /** Syncs the records of keys that were made with their rows. */
  async enterKeys(kind: OwnKeyKind, keys: readonly NewKey[]): Promise<void> {
    const [only] = keys;
    // One goes into a position that is free, if there is one.
    if (only && keys.length === 1) await this.#file.put(kind, only.id, only.payload);
    else await this.#file.append(kind, keys);
  }

  /** How many positions of the key file could be read from neither copy. */
  get damagedRecords(): number {
    return this.#file.damaged;
  }

  /** Ids of all keys of a kind. */
  ids(kind: OwnKeyKind): string[] {
    return this.#file.all(kind).map(({ id }) => id);
  }

  /** Gives back the place of a key that sealed nothing. */
  async releaseKey(kind: OwnKeyKind, id: string): Promise<void> {
    await this.#file.release(kind, id);
    this.#open.delete(`${kind}/${id}`);
  }

  /** True when the key file says that the key of this id was destroyed: what is left of its row is to stay shut. */
  isDestroyed(id: string): boolean {
    return this.#file.isDestroyed(id);
  }

  /** Interviews whose keys were destroyed, as far as this file knows. */
  destroyedInterviews(): string[] {
    return this.#file
      .all('destroyed')
      .filter((record) => formerKind(record) === 'interview')
      .map(({ id }) => id);
  }

  /** Enters interviews that were destroyed elsewhere. */
  async noteDestroyed(ids: readonly string[]): Promise<void> {
    await this.#file.noteDestroyed(ids.filter((id) => !this.#file.isDestroyed(id)));
  }

  /**
   * Overwrites keys in both copies of the key file and in every snapshot.
   * @returns names of snapshots that could not be reached
   */
  async destroyKeys(keys: readonly OwnKey[]): Promise<readonly string[]> {
    for (const { kind, id } of keys) {
      await this.#file.destroy(kind, id);
      this.#open.delete(`${kind}/${id}`);
    }
    return this.#file.destroyInSnapshots(keys);
  }

  /** The vault's own age identity or signing key, as it was handed to `create`. */
  secret(kind: 'identity' | 'signing'): Promise<Bytes> {
    const payload = this.#file.payload(kind, this.vault);
    if (!payload) throw new AppError('key-file-damaged', `no ${kind} record`);
    return open(this.wrap, payload, wrapContext(this.vault, kind, this.vault));
  }

  /** Those of before a re-keying, oldest first: they open, and recognise, what was made then. */
  async retired(kind: 'identity' | 'signing'): Promise<Bytes[]> {
    const retired = RETIRED[kind];
    const records = this.#file.all(retired).toSorted((a, b) => a.sequence - b.sequence);
    return Promise.all(
      records.map(({ id, payload }) =>
        open(this.wrap, payload, wrapContext(this.vault, retired, id)),
      ),
    );
  }

  /** Keeps the secret of an identity or signing key from before a re-keying. */
  async retire(kind: 'identity' | 'signing', secret: Bytes): Promise<void> {
    const retired = RETIRED[kind];
    const id = crypto.randomUUID();
    const payload = await seal(this.wrap, secret, wrapContext(this.vault, retired, id));
    await this.#file.put(retired, id, payload);
  }

  async #newPayload(kind: OwnKeyKind, id: string): Promise<NewKey> {
    const { wrapped } = await newRowKey(this.wrap, wrapContext(this.vault, kind, id));
    return { id, payload: encodeWrapped(wrapped) };
  }

  async #load(kind: OwnKeyKind, id: string, payload: Bytes): Promise<CryptoKey> {
    const key = await this.openKey(kind, id, payload);
    this.#open.set(`${kind}/${id}`, key);
    return key;
  }
}

const RETIRED = { identity: 'retiredIdentity', signing: 'retiredSigning' } as const;

interface DerivedKeys {
  readonly wrap: CryptoKey;
  readonly singles: CryptoKey;
  readonly pending: CryptoKey;
  readonly pendingSeal: CryptoKey;
}

async function deriveKeys(master: CryptoKey): Promise<DerivedKeys> {
  const [wrap, singles, pending, pendingSeal] = await Promise.all([
    deriveKey(master, 'wrap'),
    deriveKey(master, 'singles'),
    deriveKey(master, 'pending'),
    deriveKey(master, 'pending', ['encrypt']),
  ]);
  return { wrap, singles, pending, pendingSeal };
}

/**
 * Puts the master key into a new slot under another passphrase, reads it back from disk and opens it,
 * and only then destroys every other passphrase slot: also those of changes that failed half way. When
 * only destroying fails, both passphrases open the vault until the new one has.
 */
export async function replacePassphrase(
  vault: string,
  file: KeyFile,
  master: CryptoKey,
  next: string,
  kdf: KdfParameters,
): Promise<void> {
  const salt = randomBytes(SALT_BYTES);
  const id = crypto.randomUUID();
  const context = slotContext(vault, id, kdf, salt);
  const key = await derivedKey(next, { salt, kdf });
  const wrapped = await wrapKey(master, key, context);
  await file.put('passphrase', id, encodeSlot({ kdf, salt, wrapped }));
  try {
    const written = await file.verify('passphrase', id);
    await unwrapMasterForUse(decodeSlot(written.payload).wrapped, key, context);
  } catch (error) {
    // The old slot is untouched; what cannot be read back must not open the vault one day.
    await file.destroy('passphrase', id).catch(() => undefined);
    throw error;
  }
  await destroySlots(file, (slot) => slot.id !== id);
}

/**
 * The first of the newest slots that this passphrase opens.
 * @param derivation for the first of them, when it was started already
 * @throws AppError `unlock-refused`, `key-file-damaged`
 */
export async function openAnySlot(
  vault: string,
  slots: readonly KeyRecord[],
  { passphrase, derivation }: { readonly passphrase: string; readonly derivation?: Derivation },
  unwrap: typeof unwrapMasterForUse,
): Promise<{ key: CryptoKey; slot: KeyRecord }> {
  if (slots.length === 0) throw new AppError('key-file-damaged', 'no passphrase slot');
  const newest = slots.toSorted((a, b) => b.sequence - a.sequence).slice(0, MAX_SLOTS_TRIED);
  for (const [i, record] of newest.entries()) {
    const slot = decodeSlot(record.payload);
    const slotKey = await derivedKey(passphrase, slot, i === 0 ? derivation : undefined);
    try {
      const context = slotContext(vault, record.id, slot.kdf, slot.salt);
      return { key: await unwrap(slot.wrapped, slotKey, context), slot: record };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'unlock-refused') throw error;
    }
  }
  throw new AppError('unlock-refused');
}

async function destroySlots(file: KeyFile, isOld: (slot: KeyRecord) => boolean): Promise<void> {
  for (const { id } of file.all('passphrase').filter(isOld)) await file.destroy('passphrase', id);
}
