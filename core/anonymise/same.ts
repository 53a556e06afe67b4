import type { Mention } from '../domain/redaction.ts';
import { foldName } from './fold.ts';
import { resolveMentions } from './resolve.ts';

/** Which mentions of a text mean the same. Worked out once, as long as nothing is asked about that was not found then. */
export class SameMentions {
  #text = '';
  /** Of people whom the register does not know, by where they are named. */
  readonly #entities = new Map<string, number>();
  readonly #keys = new Map<string, string>();

  /**
   * Those that "apply to all the same" covers, the given one among them: of the same person, in the register or not, or
   * of the same kind and the same words in any spelling.
   */
  of(text: string, mention: Mention, all: readonly Mention[]): Mention[] {
    if (text !== this.#text) {
      this.#keys.clear();
      this.#entities.clear();
      this.#text = text;
    }
    if (mention.person !== undefined) return all.filter(({ person }) => person === mention.person);
    const alike = all.filter((one) => one.kind === mention.kind && one.person === undefined);
    if (mention.kind === 'person') return this.#sameEntity(mention, alike);
    const key = this.#keyOf(mention);
    return alike.filter((other) => this.#keyOf(other) === key);
  }

  #sameEntity(mention: Mention, all: readonly Mention[]): Mention[] {
    if (!all.every((one) => this.#entities.has(placeOf(one)))) {
      this.#entities.clear();
      for (const [at, { mentions }] of resolveMentions(this.#text, all).entries())
        for (const one of mentions) this.#entities.set(placeOf(one), at);
    }
    const entity = this.#entities.get(placeOf(mention));
    return all.filter((one) => this.#entities.get(placeOf(one)) === entity);
  }

  #keyOf(mention: Mention): string {
    const place = placeOf(mention);
    const known = this.#keys.get(place);
    if (known !== undefined) return known;
    const words = this.#text.slice(mention.from, mention.to);
    const key = foldName(words) || words;
    this.#keys.set(place, key);
    return key;
  }
}

function placeOf({ from, to }: Mention): string {
  return `${from}-${to}`;
}
