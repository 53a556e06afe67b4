import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { type InterviewId, newId, type PersonId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import type { Person } from '../../../core/domain/person.ts';
import { AppError } from '../../../core/errors.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { WHOLE_ROW_MAX } from '../../../core/vault/row-format.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { checkLog } from './check-log.ts';
import { Database } from './database.ts';
import { Vault } from './vault.ts';

/** The derivation costs a second by design, and is not what is tested here. */
vi.mock('hash-wasm', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  argon2id: async () => new Uint8Array(32).fill(1),
}));

const SECRETS = { identity: new Uint8Array(32), signing: new Uint8Array(48) };
const LONG = 'т'.repeat(WHOLE_ROW_MAX + 1);

/** What the vault should hold. */
interface Model {
  readonly interviews: Map<InterviewId, { text: string; deletedAt: number | undefined }>;
  readonly people: Map<PersonId, string>;
}

const step = fc.record({
  what: fc.constantFrom('create', 'create long', 'save', 'save', 'save', 'bin', 'put', 'delete'),
  which: fc.nat(20),
  /** The commit is refused, or done and denied, or done. */
  disk: fc.constantFrom('refuses', 'denies', 'works', 'works', 'works'),
  reopen: fc.constantFrom(true, false, false, false),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

afterEach(() => {
  vi.restoreAllMocks();
});

function person(id: PersonId, name: string): Person {
  return { id, kind: 'person', name, spellings: [], gender: 'unknown', pseudonym: 'U', note: '' };
}

/** Does one step, and then in the model what was durable. */
async function take(vault: Vault, model: Model, { what, which }: Step, name: string) {
  const [id, known] = [...model.interviews][which % Math.max(1, model.interviews.size)] ?? [];
  const one = [...model.people.keys()][which % Math.max(1, model.people.size)];
  if (what === 'create' || what === 'create long') {
    const text = what === 'create' ? name : LONG;
    const made = await vault.interviews.create({ ...EMPTY_RECORD, code: name }, text);
    model.interviews.set(made.id, { text, deletedAt: undefined });
  } else if (what === 'save' && id && known) {
    await vault.interviews.save({ id, changes: [[0, 0, name]] });
    model.interviews.set(id, { ...known, text: name + known.text });
  } else if (what === 'bin' && id && known) {
    const deletedAt = known.deletedAt === undefined ? 1 : undefined;
    await vault.interviews.bin(id, deletedAt);
    model.interviews.set(id, { ...known, deletedAt });
  } else if (what === 'put') {
    const put = which % 2 === 0 && one ? one : newId<PersonId>();
    await vault.register.put(person(put, name));
    model.people.set(put, name);
  } else if (what === 'delete' && one) {
    await vault.register.delete(one);
    model.people.delete(one);
  }
}

async function holds(vault: Vault, model: Model): Promise<void> {
  const headers = vault.interviews.headers();
  expect(headers.map(({ id }) => id).toSorted()).toEqual([...model.interviews.keys()].toSorted());
  for (const { id, deletedAt } of headers) {
    const { text } = await vault.interviews.read(id);
    expect({ text, deletedAt }).toEqual(model.interviews.get(id));
  }
  const people = (await vault.register.list()).map(({ id, name }) => [id, name]);
  expect(new Map(people as [PersonId, string][])).toEqual(model.people);
  expect((await checkLog(vault, () => undefined)).broken).toEqual([]);
}

it('holds exactly what was durable, through any failures and unlockings', async () => {
  const write = Database.prototype.write;
  let disk: Step['disk'] = 'works';
  vi.spyOn(Database.prototype, 'write').mockImplementation(async function (this: Database, commit) {
    if (disk === 'refuses') throw new AppError('storage-full');
    await write.call(this, commit);
    if (disk === 'denies') throw new AppError('storage-failed');
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const host = new MemoryHost();
      const vaultId = crypto.randomUUID();
      const facts = { id: vaultId, name: 'V', passphrase: 'p' };
      disk = 'works';
      await Vault.create(host, facts, SECRETS, KDF_OPEN_FLOOR);
      const model: Model = { interviews: new Map(), people: new Map() };
      let { vault } = await Vault.unlock(host, facts);
      for (const [i, next] of steps.entries()) {
        ({ disk } = next);
        await take(vault, model, next, `${i} `).catch((error: unknown) => {
          if (disk !== 'refuses') throw error;
        });
        disk = 'works';
        if (next.reopen) ({ vault } = await Vault.unlock(host, facts));
      }
      await holds(vault, model);
      await holds((await Vault.unlock(host, facts)).vault, model);
    }),
    { numRuns: 60 },
  );
}, 120_000);
