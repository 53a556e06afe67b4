/**
 * Reads a backup or snapshot without any code of the app, after `docs/snapshot-format.md` and `docs/vault-format.md`
 * alone: those pages have to be enough for whoever has a file, a passphrase and no app. What is not whole is refused.
 *
 *     read -rs P && printf %s "$P" | node read-snapshot.ts backup.vouchsafe
 */
import { readFileSync } from 'node:fs';
import { applied, type ChangeRow, type Content, type Json } from './apply-changes.ts';
import { type Chain, checked, checkHead, joined } from './chains.ts';
import { Keys } from './keys.ts';
import { readSnapshotFile, refuse, type Row, type SnapshotFile } from './snapshot-file.ts';

interface Entry {
  readonly id: string;
  readonly rev: number;
  readonly changes: readonly string[];
  readonly header: Json;
  readonly history?: number;
  readonly custody?: number;
}

interface InterviewRow extends Content {
  readonly custody?: Chain;
}

type Index = readonly { readonly id: string; readonly rev: number }[];

interface Root {
  readonly format: number;
  /** In format 2; from 3 on they are the row `index`. */
  readonly pages?: Index;
  readonly fresh: readonly Entry[];
  readonly singles: Readonly<Record<string, number>>;
  readonly lost?: readonly string[];
  readonly doomed?: readonly { readonly id: string }[];
}

export interface ReadVersion extends Content {
  readonly id: string;
  readonly at: number;
}

export interface ReadInterview extends Content {
  readonly id: string;
  /** What the list shows of it. */
  readonly header?: Json;
  readonly versions: readonly ReadVersion[];
  /** Its custody chain, if it has one: from format 4 on. */
  readonly custody?: Chain | undefined;
}

export interface SnapshotContent extends Pick<SnapshotFile, 'vault' | 'generation' | 'madeAt'> {
  /** False when the root's key was destroyed after the file was made: then nothing shows that this is all. */
  readonly isComplete: boolean;
  readonly interviews: readonly ReadInterview[];
  readonly people: readonly unknown[];
  readonly singles: Json;
  /** The vault's custody chain; of a format before 4 there is none. */
  readonly log?: ReturnType<typeof joined> | undefined;
  /** Interviews whose keys were destroyed, before the file was made or after. */
  readonly destroyed: readonly string[];
  /** The vault's own private keys, hexadecimal. */
  readonly secrets: { readonly identity: string; readonly signing: string };
}

export function readSnapshot(bytes: Uint8Array, passphrase: string): SnapshotContent {
  const file = readSnapshotFile(Buffer.from(bytes));
  const { vault, generation, madeAt } = file;
  const keys = new Keys(file, passphrase);
  const secret = (kind: 'identity' | 'signing') => keys.key(kind, vault).toString('hex');
  const isRootGone = keys.ids('root').length === 0 && keys.destroyed('root').length > 0;
  return {
    vault,
    generation,
    madeAt,
    isComplete: !isRootGone,
    ...(isRootGone ? new Rows(file, keys).withoutRoot() : new Rows(file, keys).byRoot()),
    destroyed: keys.destroyed('interview').toSorted(),
    secrets: { identity: secret('identity'), signing: secret('signing') },
  };
}

type Rest = Pick<SnapshotContent, 'interviews' | 'people' | 'singles' | 'log'>;

class Rows {
  readonly #rows: SnapshotFile['rows'];
  readonly #keys: Keys;

  constructor({ rows }: SnapshotFile, keys: Keys) {
    this.#rows = rows;
    this.#keys = keys;
  }

  /** Everything at exactly the revision that the chain from the root says. */
  byRoot(): Rest {
    const { root, rootKey } = this.#root();
    const pages = this.#index(root).map(({ id, rev }) => {
      const page = this.#read('pages', id, this.#keys.key('page', id), rev);
      return page as { readonly kind: string; readonly entries: readonly Entry[] };
    });
    const listed = (kind: string) =>
      pages.filter((page) => page.kind === kind).flatMap(({ entries }) => entries);
    const all = [...listed('interviews'), ...root.fresh];
    const entries = [...new Map(all.map((entry) => [entry.id, entry])).values()];
    const people = listed('people');
    this.#refuseUnlisted(root, [...entries, ...people]);
    const { custody, ...singles } = this.#pinned(root);
    const log = this.#log(custody);
    const interviews = this.#left('interview', entries).map((entry) => this.#interview(entry));
    for (const one of interviews) if (log && one.custody) checkHead(log, one.id, one.custody);
    return {
      interviews,
      people: this.#left('person', people).map(({ id, rev }) =>
        this.#read('people', id, this.#keys.key('person', id), rev),
      ),
      singles: { ...singles, ...this.#loose(rootKey) },
      log,
    };
  }

  #root(): { root: Root; rootKey: Buffer } {
    const row = this.#rows.get('singles/root') ?? refuse('no root');
    for (const id of this.#keys.ids('root')) {
      const rootKey = this.#keys.key('root', id);
      const root = this.#keys.open(row, rootKey) as Root | undefined;
      if (root && ![2, 3, 4].includes(root.format)) refuse(`vault format ${root.format}`);
      if (root) return { root, rootKey };
    }
    return refuse('the root does not open');
  }

  #index({ pages, singles }: Root): Index {
    const rev = singles['index'];
    if (pages || rev === undefined) return pages ?? [];
    return this.#read('singles', 'index', this.#keys.singles, rev) as Index;
  }

  /** A row with a key that the root knows nothing of: the root is older than the rows. */
  #refuseUnlisted({ lost = [], doomed = [] }: Root, entries: readonly { id: string }[]): void {
    const listed = new Set([...lost, ...[...entries, ...doomed].map(({ id }) => id)]);
    const others = [
      ...this.#keys.ids('interview').map((id) => [id, `interviews/${id}`] as const),
      ...this.#keys.ids('person').map((id) => [id, `people/${id}`] as const),
    ];
    for (const [id, row] of others)
      if (!listed.has(id) && this.#rows.has(row)) refuse(`${row} is not listed`);
  }

  /** Without those whose keys were destroyed after the file was made, in the order of their ids. */
  #left<T extends { id: string }>(kind: 'interview' | 'person', entries: readonly T[]): T[] {
    const gone = new Set(this.#keys.destroyed(kind));
    return entries.filter(({ id }) => !gone.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  #interview({ id, rev, changes, header, history, custody: log }: Entry): ReadInterview {
    const key = this.#keys.key('interview', id);
    const whole = this.#read('interviews', id, key, rev) as InterviewRow;
    let content = wordsOf(whole);
    for (const [n, row] of changes.entries()) {
      const change = this.#read('changes', row, key, 1) as ChangeRow;
      if (change.of !== id || change.base !== rev || change.n !== n) refuse('a change moved');
      content = applied(content, change);
    }
    const versions = history === undefined ? [] : this.#versions(id, key, history);
    // At revision 0 it stands in the interview's row still.
    const own = () => this.#read('custody', id, key, log) as Chain;
    const chain = log === 0 ? (whole.custody ?? refuse(`${id} has no chain`)) : log && own();
    const custody = chain ? checked(chain, id) : undefined;
    return { id, header, ...content, versions, custody };
  }

  /** The vault's own chain: rows of `custody` that are no interview's, and the last run. */
  #log(last: unknown): SnapshotContent['log'] {
    if (last === undefined) return undefined;
    const interviews = new Set([
      ...this.#keys.ids('interview'),
      ...this.#keys.destroyed('interview'),
    ]);
    const others = this.#of('custody').filter(({ id }) => !interviews.has(id));
    const full = others.map(({ id }) => this.#read('custody', id, this.#keys.singles, 1) as Chain);
    return joined([...full, last as Chain]);
  }

  #versions(interview: string, key: Buffer, rev: number): ReadVersion[] {
    const list = this.#read('versions', interview, key, rev) as {
      readonly versions: readonly { readonly id: string; readonly at: number }[];
    };
    return list.versions.map(({ id, at }) => {
      const { of, ...version } = this.#read('versions', id, key, 1) as Content & {
        readonly of: string;
      };
      if (of !== interview) refuse('a version moved');
      return { ...version, id, at };
    });
  }

  #pinned({ singles }: Root): Json {
    const { index: _, ...lists } = singles;
    const read = Object.entries(lists).map(([name, rev]) => [
      name,
      this.#read('singles', name, this.#keys.singles, rev),
    ]);
    return Object.fromEntries(read) as Json;
  }

  /** Nothing depends on these: one that does not open is left out. */
  #loose(rootKey: Buffer): Json {
    const found: Record<string, unknown> = {};
    for (const name of ['place', 'clock', 'backup', 'snapshot']) {
      const row = this.#rows.get(`singles/${name}`);
      const content = row && this.#keys.open(row, name === 'place' ? rootKey : this.#keys.singles);
      if (content !== undefined) found[name] = content;
    }
    return found;
  }

  /** Every row that opens under its own key, put in its place by what it says itself. */
  withoutRoot(): Rest {
    const interviews = this.#keys.ids('interview').flatMap((id) => this.#alone(id));
    const people = this.#left('person', this.#of('people')).map((row) =>
      this.#read('people', row.id, this.#keys.key('person', row.id)),
    );
    const singles = this.#of('singles').flatMap((row) => {
      const content = this.#keys.open(row, this.#keys.singles);
      return content === undefined || row.id === 'index' ? [] : [[row.id, content] as const];
    });
    const { custody, ...rest } = Object.fromEntries(singles) as Json;
    return {
      interviews: interviews.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      people,
      singles: rest,
      log: this.#log(custody),
    };
  }

  #alone(id: string): ReadInterview[] {
    const row = this.#rows.get(`interviews/${id}`);
    if (!row) return [];
    const key = this.#keys.key('interview', id);
    const opened = (table: string) =>
      this.#of(table).flatMap((one) => {
        const content = this.#keys.open(one, key) as { readonly of?: string } | undefined;
        return content?.of === id ? [{ id: one.id, ...content }] : [];
      });
    const changes = opened('changes') as unknown as readonly ChangeRow[];
    const inOrder = changes.filter(({ base }) => base === row.rev).toSorted((a, b) => a.n - b.n);
    const whole = this.#read('interviews', id, key) as InterviewRow;
    let content = wordsOf(whole);
    for (const [n, change] of inOrder.entries()) {
      if (change.n !== n) refuse('a change is missing');
      content = applied(content, change);
    }
    const versions = opened('versions') as unknown as readonly ReadVersion[];
    const inTime = versions.toSorted((a, b) => a.at - b.at);
    const chain = this.#rows.has(`custody/${id}`)
      ? (this.#read('custody', id, key) as Chain)
      : whole.custody;
    const custody = chain && checked(chain, id);
    return [
      {
        id,
        ...content,
        versions: inTime.map((one) => ({
          id: one.id,
          at: one.at,
          record: one.record,
          text: one.text,
        })),
        custody,
      },
    ];
  }

  #of(table: string): Row[] {
    return [...this.#rows.values()].filter((row) => row.table === table);
  }

  /** @param rev undefined: whatever the row says itself */
  #read(table: string, id: string, key: Buffer, rev?: number): unknown {
    const row = this.#rows.get(`${table}/${id}`) ?? refuse(`${table}/${id} is missing`);
    if (rev !== undefined && row.rev !== rev) refuse(`${table}/${id} is at another revision`);
    return this.#keys.open(row, key) ?? refuse(`${table}/${id} does not open`);
  }
}

if (import.meta.main) {
  const passphrase = readFileSync(0, 'utf8').replace(/\r?\n$/, '');
  const { secrets: _, ...content } = readSnapshot(readFileSync(process.argv[2] ?? ''), passphrase);
  process.stdout.write(`${JSON.stringify(content, null, 2)}\n`);
}

function wordsOf({ record, text }: InterviewRow): Content {
  return { record, text };
}
