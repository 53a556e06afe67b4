import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedactionId } from '../domain/ids.ts';
import type { Mention, Redaction } from '../domain/redaction.ts';
import { anonymise } from './apply.ts';
import { createLeakScanner } from './leak-scan.ts';
import { createRegisterMatcher } from './register/register-matcher.ts';
import { nameForms } from './register/name-forms.ts';
import { samplePerson } from './sample-person.ts';
import { mergeMentions, suggest, suggestWith } from './suggest.ts';

const people = [
  samplePerson('Карлыгаш Ахметова', { gender: 'female', pseudonym: 'Мадина' }),
  samplePerson('Серік Оспанов', { gender: 'male', pseudonym: 'Ерлан' }),
  samplePerson('John Whitfield', { gender: 'male', pseudonym: 'Peter' }),
];

function accepted(mentions: readonly Mention[]): Redaction[] {
  return mentions.map(({ from, to, kind, replacement, source }, at) => {
    const id = String(at) as RedactionId;
    return { id, from, to, kind, action: 'pseudonym', replacement, source, decidedAt: 0 };
  });
}

const found = (text: string, decided: readonly Redaction[] = []): string[] =>
  suggest(text, people, decided).map(
    ({ from, to, replacement, kind }) => `${text.slice(from, to)} > ${kind} ${replacement}`,
  );

describe('suggest', () => {
  it('proposes names and patterns in order', () => {
    expect(found('Ахметова, ИИН 850412300125, тел. 8 701 123 45 67, a@b.kz, t.me/ab')).toEqual([
      'Ахметова > person Мадина',
      '850412300125 > iin [identity number]',
      '8 701 123 45 67 > phone [phone number]',
      'a@b.kz > email [e-mail address]',
      't.me/ab > url [link]',
    ]);
  });

  it('takes an address with a name in it as a whole', () => {
    expect(found('karlygash.akhmetova@mail.kz')).toEqual([
      'karlygash.akhmetova@mail.kz > email [e-mail address]',
    ]);
  });

  it('takes what is more certain, and the whole of what lies within', () => {
    const place = samplePerson('Алматы', { kind: 'place', pseudonym: 'город' });
    const proposed = (text: string): string[] =>
      suggest(text, [...people, place], []).map(
        ({ from, to, kind, band }) => `${text.slice(from, to)} > ${kind} ${band}`,
      );
    expect(proposed('улица Ахметовой, дом 15')).toEqual([
      'улица Ахметовой, дом 15 > address redact',
    ]);
    expect(proposed('ул. Алматы 15')).toEqual(['ул. Алматы 15 > address redact']);
    expect(proposed('паспорт 12 34 567890')).toEqual(['12 34 567890 > id-number redact']);
    // Twelve digits with a wrong check digit, but a right telephone.
    expect(proposed('003725123456')).toEqual(['003725123456 > phone redact']);
    expect(proposed('IMEI 490154203237518')).toEqual(['490154203237518 > device redact']);
    expect(proposed('карта 4400 4301 2345 6789')).toEqual([
      '4400 4301 2345 6789 > bank-number redact',
    ]);
    expect(proposed('родилась 12.03.1985, мне 42 года')).toEqual([
      '12.03.1985 > date redact',
      '42 года > age ask',
    ]);
  });

  it('drops what is decided, also what is kept, and proposes what a decision covers in part', () => {
    const text = 'Карлыгаш Ахметова и Серік';
    const decided = accepted([{ ...suggestFirst(text), to: 17 }]);
    expect(found(text, decided)).toEqual(['Серік > person Ерлан']);
    const kept = decided.map((redaction) => ({ ...redaction, action: 'keep' as const }));
    expect(found(text, kept)).toEqual(['Серік > person Ерлан']);
    const half = decided.map((redaction) => ({ ...redaction, to: 8 }));
    expect(found(text, half)).toEqual([
      'Карлыгаш Ахметова > person Мадина',
      'Серік > person Ерлан',
    ]);
    const both = [...half, ...decided.map((redaction) => ({ ...redaction, from: 9 }))];
    expect(found(text, both)).toEqual(['Серік > person Ерлан']);
  });

  it('never overlaps and never loses a letter of what was proposed', () => {
    const mention = fc
      .tuple(fc.nat(30), fc.integer({ min: 1, max: 9 }), fc.constantFrom('url', 'phone', 'iin'))
      .map(([from, length, kind]): Mention => {
        const base = { from, to: from + length, band: 'redact', replacement: '' } as const;
        return { ...base, kind, source: kind === 'iin' ? 'register' : 'pattern' };
      });
    fc.assert(
      fc.property(fc.array(mention, { maxLength: 8 }), (list) => {
        const merged = mergeMentions(list);
        for (const [at, { from }] of merged.entries()) {
          expect(from).toBeGreaterThanOrEqual(merged[at - 1]?.to ?? 0);
        }
        for (const { from, to } of list) {
          expect(merged.some((whole) => whole.from <= from && to <= whole.to)).toBe(true);
        }
      }),
    );
  });

  it('leaves no form of a name when everything proposed is accepted', () => {
    const forms = people.flatMap((person) =>
      Array.from(nameForms(person)).map((form) =>
        form
          .replace(/(^| )(\p{L})/gu, (part) => part.toUpperCase())
          .replace(/(?<!\p{L})(\p{L})(?!\p{L})/gu, '$1.'),
      ),
    );
    const disguise = fc.constantFrom(
      (name: string) => name,
      (name: string) => name.toUpperCase(),
      (name: string) => `${name.slice(0, 3)}\u00AD${name.slice(3)}`,
      (name: string) => `${name.slice(0, 2)}\u200B${name.slice(2)}`,
      (name: string) => name.replace(' ', '\n'),
      (name: string) => name.replace(/a/g, 'а'),
    );
    const piece = fc.oneof(
      fc
        .constantFrom('потом ', 'сказал, что ', '. Ол ', ' went to ', ' және ')
        .map((text) => ({ text, form: undefined })),
      fc
        .tuple(fc.constantFrom(...forms), disguise)
        .map(([form, change]) => ({ text: ` ${change(form)} `, form })),
    );
    const matcher = createRegisterMatcher(people);
    const scanner = createLeakScanner(people, []);
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const text = pieces.map((part) => part.text).join('');
        const result = anonymise(text, accepted(suggestWith(matcher, text, [])));
        expect(scanner.scan(result.text)).toEqual([]);
        // The scanner sees with the matcher's eyes; this looks with others.
        const seen = result.text
          .replace(/\u00AD|\u200B/g, '')
          .replaceAll('а', 'a')
          .replace(/\s/g, ' ')
          .toLowerCase();
        for (const { form } of pieces) {
          if (form !== undefined) expect(seen).not.toContain(form.toLowerCase());
        }
      }),
      { numRuns: 300 },
    );
  });
});

function suggestFirst(text: string): Mention {
  const [first] = suggest(text, people, []);
  if (first === undefined) throw new Error('nothing found');
  return first;
}
