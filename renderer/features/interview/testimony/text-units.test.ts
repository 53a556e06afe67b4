import { describe, expect, it } from 'vitest';
import { grow, paragraphAt, sentenceAt, shrink, wordAt } from './text-units.ts';

const TEXT =
  'Меня зовут иначе. К нам пришёл А. К. Ахметов из г. Алматы и сказал: «Подпишите!» Мы подписали в 1998 г. Потом было тихо.\n' +
  'Базарда әкімдіктен келді. Олар кім-кімге айтты, білмеймін… Кейін қойды.\n' +
  "Dr. Smith didn't sign. He left at 5 p.m. and went home.";

function cut({ from, to }: { from: number; to: number }): string {
  return TEXT.slice(from, to);
}

const at = (words: string) => TEXT.indexOf(words);

describe('units of a testimony', () => {
  it('takes a whole word, also Kazakh letters, with hyphens and apostrophes inside', () => {
    expect(cut(wordAt(TEXT, at('кімдіктен')))).toBe('әкімдіктен');
    expect(cut(wordAt(TEXT, at('кім-кімге')))).toBe('кім-кімге');
    expect(cut(wordAt(TEXT, at("didn't") + 2))).toBe("didn't");
    expect(cut(wordAt(TEXT, at(' Алматы') + 7))).toBe('Алматы');
  });

  it('does not end a sentence at initials, town or title', () => {
    expect(cut(sentenceAt(TEXT, at('Ахметов')))).toBe(
      'К нам пришёл А. К. Ахметов из г. Алматы и сказал: «Подпишите!»',
    );
    expect(cut(sentenceAt(TEXT, at('Smith')))).toBe("Dr. Smith didn't sign.");
  });

  it('ends a sentence at the year and at a stop in quotation marks, not before a small letter', () => {
    expect(cut(sentenceAt(TEXT, at('подписали')))).toBe('Мы подписали в 1998 г.');
    expect(cut(sentenceAt(TEXT, at('p.m.')))).toBe('He left at 5 p.m. and went home.');
    expect(cut(sentenceAt(TEXT, at('білмеймін')))).toBe('Олар кім-кімге айтты, білмеймін…');
  });

  it('never lets a sentence leave its paragraph', () => {
    for (let position = 0; position <= TEXT.length; position += 1) {
      const sentence = sentenceAt(TEXT, position);
      const paragraph = paragraphAt(TEXT, position);
      expect(sentence.from).toBeGreaterThanOrEqual(paragraph.from);
      expect(sentence.to).toBeLessThanOrEqual(paragraph.to);
      expect(cut(sentence)).not.toContain('\n');
      expect(sentence.to).toBeGreaterThan(sentence.from);
    }
  });
});

describe('growing and shrinking a selection', () => {
  it('grows from the caret to word, sentence, paragraph and the whole text', () => {
    const caret = at('білмеймін') + 3;
    const steps = [{ from: caret, to: caret }];
    for (let step = 0; step < 4; step += 1) {
      steps.push(grow(TEXT, steps.at(-1) ?? { from: 0, to: 0 }));
    }
    expect(steps.map(cut)).toEqual([
      '',
      'білмеймін',
      'Олар кім-кімге айтты, білмеймін…',
      'Базарда әкімдіктен келді. Олар кім-кімге айтты, білмеймін… Кейін қойды.',
      TEXT,
    ]);
  });

  it('keeps both ends of a selection that spans two sentences', () => {
    const range = { from: at('келді') + 1, to: at('кім-кімге') + 2 };
    expect(cut(grow(TEXT, range))).toBe('келді. Олар кім-кімге');
    expect(cut(grow(TEXT, grow(TEXT, range)))).toBe(
      'Базарда әкімдіктен келді. Олар кім-кімге айтты, білмеймін…',
    );
  });

  it('shrinks the same way back around the place where it began', () => {
    const caret = at('білмеймін') + 3;
    let range = grow(TEXT, grow(TEXT, grow(TEXT, { from: caret, to: caret })));
    const seen: string[] = [];
    for (let step = 0; step < 3; step += 1) {
      range = shrink(TEXT, range, caret);
      seen.push(cut(range));
    }
    expect(seen).toEqual(['Олар кім-кімге айтты, білмеймін…', 'білмеймін', '']);
  });
});
