import type { DisclosedInterview } from '../../../core/anonymise/disclosure.ts';
import { disclosedFacts } from '../../../core/domain/disclosed-facts.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { Vault } from './vault.ts';

interface Known {
  readonly updatedAt: number;
  readonly disclosed: DisclosedInterview;
}

/** What the anonymised versions of a vault's interviews say about their speakers. Each is read once as long as it stays as it is. */
export class VaultDisclosure {
  readonly #vault: Vault;
  #known: ReadonlyMap<InterviewId, Known> = new Map();

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  /** Without the bin and translations, which are of the same speakers, and without what does not open: of that the list of damage tells. */
  async list(): Promise<readonly DisclosedInterview[]> {
    const headers = this.#vault.interviews
      .headers()
      .filter((one) => one.deletedAt === undefined && one.translationOf === undefined);
    const before = this.#known;
    const known = new Map<InterviewId, Known>();
    const stale = new Map<InterviewId, number>();
    for (const { id, updatedAt } of headers) {
      const kept = before.get(id);
      if (kept?.updatedAt === updatedAt) known.set(id, kept);
      else stale.set(id, updatedAt);
    }
    for await (const batch of this.#vault.interviews.many.read(stale.keys())) {
      for (const { id, content } of batch) {
        if (!content) continue;
        const { record } = content;
        const disclosed = { id, code: record.code, facts: disclosedFacts(record) };
        known.set(id, { updatedAt: stale.get(id) ?? 0, disclosed });
      }
    }
    this.#known = known;
    return [...known.values()].map(({ disclosed }) => disclosed);
  }
}
