import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { AppError } from '../../../core/errors.ts';
import { encodeKeyRecord, KEY_RECORD_SIZE } from '../../../core/vault/key-record.ts';
import {
  decodeSlot,
  kdfAcceptable,
  type KdfParameters,
  KDF_OPEN_FLOOR,
} from '../../../core/vault/key-slot.ts';
import { FRESH_MAX } from '../../../core/vault/row-format.ts';
import { ALTERATION, altered, FORMS } from '../../../tests/support/altered-bytes.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import {
  type RawDatabase,
  type RawRow,
  readRaw,
  writeRaw,
} from '../../../tests/support/raw-database.ts';
import { unwrapMasterForUse } from './crypto.ts';
import { KeyFile } from './key-file.ts';
import { openAnySlot } from './keyring.ts';
import { Vault } from './vault.ts';

const PASSPHRASE = 'seven quiet rivers under glass';
const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };
/** What the app says of a vault that it does not open at all. */
const REFUSALS = new Set(['row-missing', 'row-damaged', 'migration-incomplete', 'vault-newer']);

interface Frozen {
  readonly host: MemoryHost;
  readonly id: string;
  readonly keys: Uint8Array<ArrayBuffer>;
  readonly now: RawDatabase;
  /** The database at some earlier moments. */
  readonly earlier: readonly RawDatabase[];
  readonly texts: ReadonlyMap<string, string>;
}

/** A vault with header pages, entries that wait in the root, and its own past. */
async function frozenVault(): Promise<Frozen> {
  const host = new MemoryHost();
  const id = crypto.randomUUID();
  await Vault.create(host, { id, name: 'V', passphrase: PASSPHRASE }, SECRETS, KDF_OPEN_FLOOR);
  const { vault } = await Vault.unlock(host, { id, passphrase: PASSPHRASE });
  const texts = new Map<string, string>();
  const earlier: RawDatabase[] = [];
  for (let i = 0; i < 2 * FRESH_MAX + 3; i += 1) {
    const made = await vault.interviews.create({ ...EMPTY_RECORD, code: `INT-${i}` }, `text ${i}`);
    texts.set(made.id, `text ${i}`);
    earlier.push(await readRaw(`vault-${id}`));
  }
  vault.close();
  const keys = host.copies.get(id)?.first.slice() ?? new Uint8Array();
  const now = earlier.pop() as RawDatabase;
  return { host, id, keys, now, earlier, texts };
}

async function put({ host, id, keys }: Frozen, database: RawDatabase): Promise<void> {
  host.copies.set(id, { first: keys.slice(), second: keys.slice() });
  await writeRaw(`vault-${id}`, database);
}

type Change = (row: RawRow, others: readonly RawRow[], past: RawRow | undefined) => RawRow[];
const CHANGES: Record<string, Change> = {
  missing: () => [],
  'put in the place of another': (row, others) => [
    row,
    ...others.map((other) => ({ ...other, sealed: row['sealed'] })),
  ],
  'rolled back': (row, _, past) => [past ?? row],
  'rolled back under its present revision': (row, _, past) => [
    { ...row, sealed: (past ?? row)['sealed'] },
  ],
};

describe('root, index and pages', { timeout: 120_000 }, () => {
  let frozen: Frozen;
  beforeAll(async () => {
    // Dexie tells that a database in use is replaced, which is what these tests do.
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    frozen = await frozenVault();
  });

  const forgery = fc.record({
    how: fc.constantFrom(...FORMS, ...Object.keys(CHANGES)),
    bytes: ALTERATION,
    table: fc.constantFrom('pages', 'singles'),
    which: fc.nat(),
    when: fc.nat(),
  });

  it('changed, dropped, repeated or rolled back are told of, and nothing false opens', async () => {
    await fc.assert(
      fc.asyncProperty(forgery, async ({ how, bytes, table, which, when }) => {
        const { now, earlier, texts, host, id } = frozen;
        const rows = now.tables[table] ?? [];
        const targets = rows.filter(
          ({ id }) => table === 'pages' || ['root', 'index'].includes(id),
        );
        const target = targets[which % targets.length];
        if (!target) throw new Error('nothing to change');
        const sealed = Uint8Array.from(target['sealed'] as Uint8Array);
        const { [how]: form = sealed } = altered(sealed, bytes);
        const change = CHANGES[how] ?? ((row: RawRow) => [{ ...row, sealed: form }]);
        const before = earlier[when % earlier.length]?.tables[table] ?? [];
        const others = rows.filter((row) => row !== target);
        const past = before.find((row) => row.id === target.id);
        const changed = change(target, others.slice(0, 1), past);
        const kept = others.filter((row) => !changed.some((one) => one.id === row.id));
        const isSame = JSON.stringify(changed) === JSON.stringify([target]);
        await put(frozen, { ...now, tables: { ...now.tables, [table]: [...kept, ...changed] } });
        const opened = await Vault.unlock(host, { id, passphrase: PASSPHRASE }).catch(
          (error: unknown) => {
            expect(error).toBeInstanceOf(AppError);
            expect(REFUSALS).toContain((error as AppError).code);
          },
        );
        if (!opened) return;
        const { vault, report } = opened;
        let seen = report.lost;
        let damaged = 0;
        for (const header of vault.interviews.headers()) {
          seen += 1;
          const read = await vault.interviews.read(header.id).catch(() => undefined);
          if (read) expect(read.text).toBe(texts.get(header.id));
          else damaged += 1;
        }
        vault.close();
        expect(seen).toBe(texts.size);
        const told = report.repairedPages + report.lists.length + report.lost + damaged;
        expect(told > 0 || report.isRootRepaired || isSame).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

/** Such a slot takes a gigabyte or many seconds to try. */
function isDear(payload: Uint8Array<ArrayBuffer>): boolean {
  const { kdf } = decodeSlot(payload);
  const cost = ({ memoryKiB, passes }: KdfParameters) => memoryKiB * passes;
  return kdfAcceptable(kdf) && cost(kdf) > 8 * cost(KDF_OPEN_FLOOR);
}

describe('a passphrase slot', { timeout: 120_000 }, () => {
  it('of which a byte was changed, dropped, repeated or exchanged, or the end cut off, under a right checksum opens nothing', async () => {
    const host = new MemoryHost();
    const id = crypto.randomUUID();
    await Vault.create(host, { id, name: 'V', passphrase: PASSPHRASE }, SECRETS, KDF_OPEN_FLOOR);
    const file = await KeyFile.load(host, id);
    const [slot] = file.all('passphrase');
    if (!slot) throw new Error('no slot');
    const opens = async (payload: Uint8Array<ArrayBuffer>) => {
      const record = await encodeKeyRecord({ ...slot, payload });
      await host.call('keyFile.write', { vault: id, index: 1, record });
      const forged = await KeyFile.load(host, id);
      const slots = forged.all('passphrase');
      return openAnySlot(id, slots, { passphrase: PASSPHRASE }, unwrapMasterForUse);
    };
    expect(host.copies.get(id)?.first[KEY_RECORD_SIZE + 4]).toBe(2);
    await expect(opens(slot.payload)).resolves.toBeDefined();
    const refused = { code: expect.stringMatching(/^(unlock-refused|key-file-damaged)$/) };
    await fc.assert(
      fc.asyncProperty(ALTERATION, fc.constantFrom(...FORMS), async (alteration, how) => {
        const payload = altered(slot.payload, alteration)[how];
        if (payload && !isDear(payload))
          await expect(opens(payload)).rejects.toMatchObject(refused);
      }),
    );
    for (let byte = 0; byte < 8; byte += 1) {
      const payload = slot.payload.with(byte, (slot.payload[byte] ?? 0) ^ 1);
      expect(isDear(payload)).toBe(false);
      await expect(opens(payload), `byte ${byte}`).rejects.toMatchObject(refused);
    }
    for (let length = 0; length < slot.payload.length; length += 1)
      await expect(opens(slot.payload.slice(0, length))).rejects.toMatchObject(refused);
  });
});
