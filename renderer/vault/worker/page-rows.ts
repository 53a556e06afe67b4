import type { Bytes } from '../../../core/bytes.ts';
import type {
  IndexContent,
  InterviewEntry,
  PageContent,
  PageRef,
  PersonEntry,
  RootContent,
} from '../../../core/vault/row-format.ts';
import type { PagePlan } from './header-pages.ts';
import type { Keyring } from './keyring.ts';
import type { Rows, RowWrite } from './rows.ts';

/** The row of `singles` that lists the header pages; the root pins it. */
export const INDEX = 'index';

/** Header pages as the rows that they are, each with a key of its own. */
export class PageRows {
  readonly #rows: Rows;
  readonly #keyring: Keyring;

  constructor(rows: Rows, keyring: Keyring) {
    this.#rows = rows;
    this.#keyring = keyring;
  }

  /** A page's content as JSON. @throws AppError row-missing, row-damaged */
  async open({ id, rev }: PageRef): Promise<Bytes> {
    return this.#rows.readJson('pages', id, rev, await this.#keyring.key('page', id));
  }

  /** The pages that count. @throws AppError row-missing, row-damaged */
  async listed({ singles }: RootContent): Promise<IndexContent> {
    const rev = singles[INDEX];
    // Of a vault that has no page yet.
    if (rev === undefined) return [];
    return (await this.#rows.read('singles', INDEX, rev, this.#keyring.singles)) as IndexContent;
  }

  /** Every page that lies there, as it lies there: for when no root says which there are. */
  async onDisk(): Promise<PageRef[]> {
    const ids = await this.#rows.ids('pages');
    const refs = ids
      .filter((id) => !this.#keyring.isDestroyed(id))
      .map(async (id) => ({ id, rev: (await this.#rows.revOf('pages', id)) ?? 0 }));
    return Promise.all(refs);
  }

  /** To be written. The key of a new page is on disk already. */
  async writes(
    kind: PageContent['kind'],
    plans: readonly PagePlan<InterviewEntry | PersonEntry>[],
  ): Promise<RowWrite[]> {
    const fresh = plans.filter(({ page }) => page.rev === 0).map(({ page }) => page.id);
    await this.#keyring.newKeys('page', fresh);
    return Promise.all(
      plans.map(async ({ page: { id, rev }, entries }): Promise<RowWrite> => {
        const key = await this.#keyring.key('page', id);
        const content = { kind, entries: [...entries.values()] };
        return { table: 'pages', id, rev: rev + 1, key, content };
      }),
    );
  }
}
