import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bytes } from '../../../core/bytes.ts';
import { decodeKeyRecord, KEY_RECORD_SIZE } from '../../../core/vault/key-record.ts';
import {
  decodeSlot,
  decodeWrapped,
  slotContext,
  wrapContext,
} from '../../../core/vault/key-slot.ts';
import { rowContext, TABLES } from '../../../core/vault/row-format.ts';
import {
  deriveKey,
  open,
  passphraseKey,
  unwrapMasterForUse,
  unwrapRowKey,
} from '../../../renderer/vault/worker/crypto.ts';
import { views } from './disk-scan.ts';

/** A row as it lies in some file of the database, current or long overwritten. */
interface FoundRow {
  readonly id: string;
  readonly rev: number;
  readonly f: number;
  readonly sealed: Bytes;
}

/**
 * What somebody reads who has the disk and the passphrase: every row in every file of the database, also the
 * deleted and the overwritten ones, tried with every key that either copy of the key file still gives away.
 */
export async function openEverything(
  profile: string,
  passphrase: string,
): Promise<{ rows: number; opened: string[] }> {
  const files = (readdirSync(profile, { recursive: true }) as string[])
    .map((name) => path.join(profile, name))
    .flatMap((file) => tryRead(file) ?? []);
  const rows = files.flatMap((bytes) => [...views(bytes)].flatMap(({ view }) => rowsIn(view)));
  const keys: { vault: string; key: CryptoKey }[] = [];
  for (const bytes of files) keys.push(...(await keysIn(bytes, passphrase)));
  const distinct = new Map(rows.map((row) => [Buffer.from(row.sealed).toString('base64'), row]));
  const opened: string[] = [];
  for (const row of distinct.values()) {
    for (const { vault, key } of keys) {
      for (const table of TABLES) {
        const context = rowContext(vault, table, { id: row.id, rev: row.rev, f: row.f });
        const plain = await open(key, row.sealed, context).catch(() => undefined);
        if (plain) opened.push(new TextDecoder().decode(plain));
      }
    }
  }
  return { rows: distinct.size, opened };
}

const any = String.raw`([\s\S])`;
const HEAD = new RegExp(`"\u0002id"${any}([\\s\\S]*?)"\u0003rev([IUN])([\\s\\S]+?)"\u0001fI${any}`);

/** `{ id, rev, f, sealed }` as V8 serialises it: strings are `"`, length, Latin-1; bytes are `B`, length, bytes. */
function* fieldsIn(view: Buffer): Generator<FoundRow> {
  const name = Buffer.from('"\u0006sealed', 'latin1');
  for (let at = view.indexOf(name); at >= 0; at = view.indexOf(name, at + 1)) {
    const before = view.subarray(Math.max(0, at - 96), at).toString('latin1');
    const head = HEAD.exec(before);
    if (!head) continue;
    const [, length = '', id = '', kind, revBytes = '', f = ''] = head;
    if (id.length !== length.charCodeAt(0)) continue;
    const bytes = Buffer.from(revBytes, 'latin1');
    const rev = kind === 'N' ? bytes.readDoubleLE() : integer(bytes, kind === 'I');
    let start = at + name.length;
    while (view[start] !== 0x42 && start < at + name.length + 4) start += 1;
    const { value: size, next } = varint(view, start + 1);
    const sealed = new Uint8Array(view.subarray(next, next + size));
    yield { id, rev, f: integer(Buffer.from(f, 'latin1'), true), sealed };
  }
}

function rowsIn(view: Buffer): FoundRow[] {
  return [...fieldsIn(view)].filter((row) => row.sealed.length > 28);
}

function integer(bytes: Buffer, isZigzag: boolean): number {
  const { value } = varint(bytes, 0);
  return isZigzag ? (value % 2 === 0 ? value / 2 : -(value + 1) / 2) : value;
}

function varint(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0;
  let scale = 1;
  let next = at;
  for (;;) {
    const byte = bytes[next] ?? 0;
    next += 1;
    value += (byte & 0x7f) * scale;
    scale *= 128;
    if (byte < 0x80) return { value, next };
  }
}

/** Every key of a key file that this passphrase unwraps; none for another file. */
async function keysIn(
  bytes: Buffer,
  passphrase: string,
): Promise<{ vault: string; key: CryptoKey }[]> {
  if (bytes.length % KEY_RECORD_SIZE !== 0 || bytes.subarray(0, 4).toString() !== 'VSK1') return [];
  const found = await Promise.all(
    Array.from({ length: bytes.length / KEY_RECORD_SIZE }, (_, i) =>
      decodeKeyRecord(bytes.subarray(i * KEY_RECORD_SIZE, (i + 1) * KEY_RECORD_SIZE)),
    ),
  );
  const records = found.flatMap((record) => record ?? []);
  const vault = records.find(({ kind }) => kind === 'vault')?.id;
  const slot = records.find(({ kind }) => kind === 'passphrase');
  if (vault === undefined || !slot) return [];
  const { kdf, salt, wrapped } = decodeSlot(slot.payload);
  const slotKey = await passphraseKey(passphrase, salt, kdf);
  const master = await unwrapMasterForUse(wrapped, slotKey, slotContext(vault, slot.id, kdf, salt));
  const wrap = await deriveKey(master, 'wrap');
  const keys = [{ vault, key: await deriveKey(master, 'singles') }];
  for (const { kind, id, payload } of records) {
    if (!/^(interview|page|person|root)$/.test(kind)) continue;
    const context = wrapContext(vault, kind, id);
    keys.push({ vault, key: await unwrapRowKey(wrap, decodeWrapped(payload), context) });
  }
  return keys;
}

function tryRead(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined; // a folder, a socket
  }
}
