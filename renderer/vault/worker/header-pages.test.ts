import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../core/bytes.ts';
import { PAGE_MAX_BYTES, PAGE_MAX_ENTRIES } from '../../../core/vault/row-format.ts';
import { HeaderPages } from './header-pages.ts';

interface Entry {
  readonly id: string;
  readonly text: string;
}

/** What lies on disk after each commit: page by page. */
class Disk {
  readonly pages = new HeaderPages<Entry>();
  readonly written = new Map<string, readonly Entry[]>();

  commit(puts: readonly Entry[], removed: readonly string[] = []): number {
    const plans = this.pages.plan(puts, removed);
    this.pages.apply(plans);
    for (const { page, entries } of plans) this.written.set(page.id, [...entries.values()]);
    return plans.length;
  }
}

const entry = (i: number, size = 200): Entry => ({ id: `e${i}`, text: 'х'.repeat(size) });

describe('header pages', () => {
  it('hold every entry once, and none passes its limits, whatever is put, grown and removed', () => {
    const change = fc.record({
      puts: fc.array(fc.tuple(fc.nat(300), fc.nat(6000)), { maxLength: 40 }),
      removed: fc.array(fc.nat(300), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        const disk = new Disk();
        const expected = new Map<string, Entry>();
        for (const { puts, removed } of changes) {
          const entries = new Map(puts.map(([i, size]) => [`e${i}`, entry(i, size)]));
          const gone = removed.map((i) => `e${i}`).filter((id) => !entries.has(id));
          disk.commit([...entries.values()], gone);
          for (const [id, value] of entries) expected.set(id, value);
          for (const id of gone) expected.delete(id);
        }
        const written = [...disk.written.values()];
        const withoutPast = written.flat().map(({ id, text }) => [id, { id, text }] as const);
        expect(new Map(withoutPast)).toEqual(expected);
        expect(written.flat().length).toBe(expected.size);
        for (const page of written) {
          expect(page.length).toBeLessThanOrEqual(PAGE_MAX_ENTRIES);
          expect(utf8(JSON.stringify(page)).length).toBeLessThanOrEqual(PAGE_MAX_BYTES + 1);
        }
        expect(disk.pages.all().length).toBe(expected.size);
      }),
      { numRuns: 60 },
    );
  });

  it('moves an entry that grew out of its page, and keeps the rest where it is', () => {
    const disk = new Disk();
    disk.commit(Array.from({ length: 100 }, (_, i) => entry(i)));
    expect(disk.written.size).toBe(1);
    disk.commit([entry(3, 20_000)]);
    expect([...disk.written.values()].map((page) => page.length)).toEqual([99, 1]);
    expect(disk.pages.get('e3')?.text.length).toBe(20_000);
  });

  it('replace for an entry that goes every page in which it ever lay, and lose nothing else by it', () => {
    const change = fc.array(fc.tuple(fc.nat(60), fc.nat(9000)), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), fc.nat(60), (changes, i) => {
        const disk = new Disk();
        const ever = new Map<string, Set<string>>();
        for (const puts of changes) {
          const entries = new Map(puts.map(([n, size]) => [`e${n}`, entry(n, size)]));
          disk.commit([...entries.values()]);
          for (const [page, held] of disk.written) {
            const ids = ever.get(page) ?? new Set();
            ever.set(page, new Set([...ids, ...held.map(({ id }) => id)]));
          }
        }
        const gone = `e${i}`;
        const others = disk.pages.all().filter(({ id }) => id !== gone);
        const { old, plans } = disk.pages.replacing(new Set([gone]));
        const held = [...ever].filter(([, ids]) => ids.has(gone)).map(([page]) => page);
        expect([...old].toSorted()).toEqual(held.toSorted());
        disk.pages.forget(old);
        disk.pages.apply(plans);
        const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id).toSorted();
        expect(ids(disk.pages.all())).toEqual(ids(others));
        expect(disk.pages.refs().filter(({ id }) => old.includes(id))).toEqual([]);
        for (const { id } of others) expect(disk.pages.get(id)).toBeDefined();
      }),
      { numRuns: 60 },
    );
  });

  it('changes one page for one entry, however many there are', () => {
    const disk = new Disk();
    disk.commit(Array.from({ length: 2000 }, (_, i) => entry(i)));
    expect(disk.commit([entry(7)])).toBe(1);
    expect(disk.commit([entry(5000)])).toBe(1);
  });

  it('fills pages again from which something was removed', () => {
    const disk = new Disk();
    disk.commit(Array.from({ length: 2 * PAGE_MAX_ENTRIES }, (_, i) => entry(i, 10)));
    disk.commit([], ['e3', 'e200']);
    disk.commit([entry(1000, 10), entry(1001, 10)]);
    expect(disk.written.size).toBe(2);
  });
});
