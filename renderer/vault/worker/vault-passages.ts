import { mergedTags } from '../../../core/codebook/merged-tags.ts';
import type { InterviewId, PassageId, TagId } from '../../../core/domain/ids.ts';
import type { InterviewHeader, Passage } from '../../../core/domain/interview.ts';
import { numberPassages, surroundings } from '../../../core/domain/quotation.ts';
import type { InterviewContent } from '../../../core/vault/row-format.ts';
import {
  type FoundPassage,
  PASSAGE_SHOWN,
  type PassageNews,
  type PassageQuery,
  PASSAGES_TOLD,
  type PassageSummary,
} from '../calls/passage-calls.ts';
import type { Vault } from './vault.ts';

/** What is looked for: in which interviews, and which of their passages. */
interface Wanted {
  readonly isIn: (header: InterviewHeader) => boolean;
  readonly is: (passage: Passage) => boolean;
}

/** Tagged passages across interviews. Nothing is kept: each time the interviews that may have some are read. */
export class VaultPassages {
  readonly #vault: Vault;
  readonly #writesDone: () => Promise<void>;
  #turn = 0;

  /** @param writesDone resolves when no write waits: reading for a list never goes first */
  constructor(vault: Vault, writesDone: () => Promise<void>) {
    this.#vault = vault;
    this.#writesDone = writesDone;
  }

  async look(query: PassageQuery, tell: (news: PassageNews) => void): Promise<PassageSummary> {
    this.#turn += 1;
    const turn = this.#turn;
    const wanted = await this.#wanted(query);
    const { interviews } = this.#vault;
    const headers = interviews
      .headers()
      .filter((header) => header.deletedAt === undefined && wanted.isIn(header));
    const total = headers.length;
    let [done, count, damaged] = [0, 0, 0];
    if (total > 0)
      for await (const batch of interviews.many.read(headers.map(({ id }) => id))) {
        if (turn !== this.#turn) return { isComplete: false, count, damaged };
        const found: FoundPassage[] = [];
        for (const { id, content } of batch) {
          if (content) found.push(...passagesOf(id, content, wanted.is));
          else damaged += 1;
        }
        done += batch.length;
        tell({ found: found.slice(0, Math.max(0, PASSAGES_TOLD - count)), done, total });
        count += found.length;
        await this.#writesDone();
      }
    return { isComplete: turn === this.#turn, count, damaged };
  }

  async #wanted(query: PassageQuery): Promise<Wanted> {
    if (query.of === 'tags') {
      const tags = new Set<TagId>(query.tags);
      for (const [id, into] of mergedTags(await this.#vault.codebook.list()))
        if (tags.has(into)) tags.add(id);
      return {
        isIn: (header) => header.tags.some((tag) => tags.has(tag)),
        is: ({ tag }) => tags.has(tag),
      };
    }
    const basket = await this.#vault.basket.list();
    const inside = new Set<InterviewId>(basket.map(({ interview }) => interview));
    const ids = new Set<PassageId>(basket.map(({ id }) => id));
    return { isIn: ({ id }) => inside.has(id), is: ({ id }) => ids.has(id) };
  }
}

function passagesOf(
  interview: InterviewId,
  { record, text }: InterviewContent,
  isWanted: Wanted['is'],
): FoundPassage[] {
  return numberPassages(record)
    .passages.filter(isWanted)
    .map(({ id, tag, from, to, number = 0 }) => ({
      id,
      interview,
      tag,
      number,
      from,
      to,
      words: text.slice(from, Math.min(to, from + PASSAGE_SHOWN)),
      ...surroundings(text, { from, to }),
    }));
}
