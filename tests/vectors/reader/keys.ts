import { argon2Sync, createDecipheriv, hkdfSync } from 'node:crypto';
import { type KeyRecord, refuse, type Row, type SnapshotFile } from './snapshot-file.ts';

/** Keys and seals of a vault, after `docs/vault-format.md`. */
const KINDS = {
  vault: 1,
  passphrase: 2,
  identity: 3,
  signing: 4,
  destroyed: 5,
  retiredIdentity: 7,
  retiredSigning: 8,
  interview: 16,
  page: 17,
  person: 18,
  root: 19,
} as const;
type Kind = keyof typeof KINDS;

const SLOTS_TRIED = 8;
const NEWEST_VAULT = 4;
const NEWEST_ROW = 2;
const NONCE = 12;
const TAG = 16;

export class Keys {
  readonly singles: Buffer;
  readonly #vault: string;
  readonly #records: readonly KeyRecord[];
  readonly #wrap: Buffer;

  constructor({ vault, keys }: SnapshotFile, passphrase: string) {
    this.#vault = vault;
    this.#records = keys;
    const format = this.#all('vault')[0]?.payload[0] ?? 0;
    if (format > NEWEST_VAULT) refuse(`vault format ${format}`);
    const master = this.#master(Buffer.from(passphrase.normalize('NFC')));
    this.singles = derive(master, 'singles');
    this.#wrap = derive(master, 'wrap');
  }

  /** Ids of a kind, the newest first. */
  ids(kind: Kind): string[] {
    return this.#all(kind).map(({ id }) => id);
  }

  /** Ids of the keys of a kind that were destroyed. */
  destroyed(kind: Kind): string[] {
    const records = this.#all('destroyed').filter(({ payload }) => payload[0] === KINDS[kind]);
    return records.map(({ id }) => id);
  }

  /** What a record of the key file wraps: the key of rows, or a private key. */
  key(kind: Kind, id: string): Buffer {
    const record = this.#all(kind).find((one) => one.id === id);
    const key = record && unseal(this.#wrap, record.payload, this.#context(kind, id));
    return key ?? refuse(`no key of the ${kind} ${id}`);
  }

  /** A row's content; undefined when this is not its key, or it was tampered with. */
  open({ table, id, rev, f, sealed }: Row, key: Buffer): unknown {
    if (f < 1 || f > NEWEST_ROW) refuse(`row format ${f}`);
    const context = ['vouchsafe/row', f, this.#vault, table, id, rev].join('\n');
    const json = unseal(key, sealed, Buffer.from(context));
    return json && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  }

  #all(kind: Kind): KeyRecord[] {
    const records = this.#records.filter((record) => record.kind === KINDS[kind]);
    const distinct = [...new Map(records.map((record) => [record.id, record])).values()];
    return distinct.toSorted((a, b) => b.sequence - a.sequence);
  }

  #master(message: Buffer): Buffer {
    for (const { id, payload } of this.#all('passphrase').slice(0, SLOTS_TRIED)) {
      const memory = payload.readUInt32LE(0);
      const passes = payload.readUInt32LE(4);
      if (memory < 19456 || memory > 1048576 || passes < 2 || passes > 64)
        refuse('derivation parameters out of bounds');
      const nonce = payload.subarray(8, 24);
      const kdf = { message, nonce, memory, passes, parallelism: 1, tagLength: 32 };
      const context = Buffer.concat([this.#context('passphrase', id), payload.subarray(0, 24)]);
      const master = unseal(argon2Sync('argon2id', kdf), payload.subarray(24), context);
      if (master) return master;
    }
    return refuse('a wrong passphrase, or a slot that was tampered with');
  }

  #context(kind: Kind, id: string): Buffer {
    const ids = Buffer.from(`${this.#vault}${id}`.replaceAll('-', ''), 'hex');
    return Buffer.concat([Buffer.from(`vouchsafe/wrap/1/${kind}/`), ids]);
  }
}

function derive(master: Buffer, purpose: string): Buffer {
  const salt = Buffer.alloc(32);
  return Buffer.from(hkdfSync('sha256', master, salt, `vouchsafe/1/${purpose}`, 32));
}

/** AES-256-GCM: nonce, ciphertext, tag. */
function unseal(key: Buffer, sealed: Buffer, context: Buffer): Buffer | undefined {
  if (sealed.length < NONCE + TAG) return undefined;
  const nonce = sealed.subarray(0, NONCE);
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(context).setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([cipher.update(sealed.subarray(NONCE, -TAG)), cipher.final()]);
  } catch {
    return undefined;
  }
}
