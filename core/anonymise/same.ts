import type { IdentifierKind, Mention } from '../domain/redaction.ts';
import { foldName } from './fold.ts';
import { resolveMentions } from './resolve.ts';
import { isSameStem } from './same-stem.ts';

/** What stands in other cases in other sentences: `в Жанатасе`, `из Жанатаса`. */
const INFLECTED: readonly IdentifierKind[] = ['place', 'organisation'];

/** Which mentions of a text mean the same. Worked out once, as long as nothing is asked about that was not found then. */
export class SameMentions {
  #text = '';
  /** Of people whom the register does not know, by where they are named. */
  readonly #entities = new Map<string, number>();
  readonly #keys = new Map<string, string>();

  /**
   * Those that "apply to all the same" covers, the given one among them: of the same person, in the register or not, or
   * of the same kind and the same words, in any spelling and names also in any inflection.
   */
  of(text: string, mention: Mention, all: readonly Mention[]): Mention[] {
    if (text !== this.#text) {
      this.#keys.clear();
      this.#entities.clear();
      this.#text = text;
    }
    if (mention.kind === 'person' && mention.person === undefined) {
      const unknown = all.filter((one) => one.kind === 'person' && one.person === undefined);
      return this.#sameEntity(mention, unknown);
    }
    return all.filter(sameThing(text, mention, (one) => this.#keyOf(one)));
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
    const key = wordsKey(this.#text, mention);
    this.#keys.set(place, key);
    return key;
  }
}

/** Asks of other mentions whether they mean the same as this one. Of people whom the register does not know: by the same words. */
export function sameThing(
  text: string,
  mention: Mention,
  keyOf: (one: Mention) => string = (one) => wordsKey(text, one),
): (other: Mention) => boolean {
  const { kind, person } = mention;
  const key = keyOf(mention);
  const words = key.split(' ');
  const isForm = (other: string): boolean => {
    const others = other.split(' ');
    return (
      others.length === words.length &&
      others.every((word, at) => isSameStem(word, words[at] ?? ''))
    );
  };
  return (other) => {
    if (person !== undefined || other.person !== undefined) return other.person === person;
    if (other.kind !== kind) return false;
    const otherKey = keyOf(other);
    return otherKey === key || (INFLECTED.includes(kind) && isForm(otherKey));
  };
}

function placeOf({ from, to }: Mention): string {
  return `${from}-${to}`;
}

function wordsKey(text: string, { from, to }: Mention): string {
  const words = text.slice(from, to);
  return foldName(words) || words;
}
