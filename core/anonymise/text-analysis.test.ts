import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDetector } from '../../tools/anonymise/read-model.ts';
import { createRegisterMatcher } from './register/register-matcher.ts';
import { samplePerson } from './sample-person.ts';
import { finish } from './steps.ts';
import { suggestWith } from './suggest.ts';
import { TextAnalysis } from './text-analysis.ts';

const detector = readDetector();
const matcher = createRegisterMatcher([
  samplePerson('Карлыгаш Ахметова', { gender: 'female', pseudonym: 'Мадина' }),
  samplePerson('Айгуль Ахметова', { gender: 'female', pseudonym: 'Динара' }),
  samplePerson('Вера Мадина', { gender: 'female', pseudonym: 'Ерлан' }),
  samplePerson('Красный Мост', { kind: 'place', pseudonym: 'посёлок' }),
]);
const parts = { matcher, detector, language: 'ru', ownNames: [], decided: [] } as const;

/** Tells nothing about anything, and no two lines are alike. */
const FILLER = Array.from(
  { length: 400 },
  (_, at) => `и потом ${'абвгдежзик'.charAt(at % 10)}${'оуыэю'.charAt(at % 7) || 'а'}р стоял там\n`,
);
/** What makes one place tell something about another: names and ordinary words, breaks, halves of numbers. */
const PIECES = [
  'Ахметова сказала. ',
  'Айгуль Ахметова пришла, ',
  'Карлыгаш ',
  'Потом роза была там. ',
  'Роза была там. ',
  'Мадена пришла. ',
  'а Мадена ушла. ',
  'мадена ',
  'Токтар был там. ',
  'а токтар стоял. ',
  'Ахме-\nтова ',
  'Красный\nМост ',
  'Потом Гульнара Сериковна ушла. ',
  'а гульнара ',
  'Мы Сериковной ',
  '8 701 123 ',
  '45 67 ',
  'родилась 12 марта ',
  '1985 года ',
  'ул. Абая ',
  '15-23. ',
  'They went to Whitfield Street. ',
  'Сосын Әселге айттым. ',
  'әсел ',
  'ОНИ ПРИШЛИ НОЧЬЮ К ОСПАНОВУ. ',
  '\n',
  '. ',
  '\u00AD',
];
const piece = fc.constantFrom(...PIECES);
const prose = fc
  .array(fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...FILLER) }, piece), {
    minLength: 300,
    maxLength: 600,
    size: 'max',
  })
  .map((all) => all.join(''));
const few = fc.array(piece, { minLength: 1, maxLength: 3 }).map((all) => all.join(''));
/** Where, in thousandths of the text; how much goes; what comes; after how many steps the analysis is given up, if it is. */
const edit = fc.record({
  at: fc.nat(1000),
  gone: fc.oneof({ weight: 4, arbitrary: fc.nat(40) }, fc.nat(6000)),
  come: fc.oneof({ weight: 8, arbitrary: few }, prose),
  givenUp: fc.option(fc.nat(12)),
});

it('finds after any edits what a fresh analysis finds', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(prose, fc.array(edit, { minLength: 2, maxLength: 6 }), (start, edits) => {
      let text = start;
      const analysis = new TextAnalysis();
      finish(analysis.suggest(text, parts));
      for (const { at, gone, come, givenUp } of edits) {
        const from = Math.floor((text.length * at) / 1000);
        text = text.slice(0, from) + come + text.slice(from + gone);
        const steps = analysis.suggest(text, parts);
        if (givenUp !== null) for (let step = 0; step < givenUp; step += 1) steps.next();
        else expect(finish(steps)).toEqual(finish(new TextAnalysis().suggest(text, parts)));
      }
      const again = finish(analysis.suggest(text, parts));
      expect(again).toEqual(finish(new TextAnalysis().suggest(text, parts)));
    }),
    // A smaller example would take minutes to be found.
    { numRuns: 30, endOnFailure: true },
  );
});

const FAR = FILLER.slice(0, 200)
  .map((line) => `Вот. И там. ${line}`)
  .join('');
/** No words at all, so that those before and behind follow one another. */
const NUMBERS = '123 456\n'.repeat(1000);

it.each([
  ['Мадена пришла. ', FAR, 'там была Мадена и '],
  ['там Мадена была. ', FAR, 'а мадена ушла. '],
  ['Токтар был там. ', FAR, 'а токтар стоял. '],
  ['Гульнаре сказали. ', FAR, 'Меня зовут Гульнара Сериковна Оспанова. '],
  ['Он ушёл.\nа токтар потом пошёл туда же к себе домой', NUMBERS, `а он ${'туда '.repeat(12)}`],
])(
  'lets what is said far away speak for "%s", also when given up',
  { timeout: 60_000 },
  (one, far, other) => {
    const [before, after] = [`${one}\n${far}`, `${one}\n${far}${other}`];
    const [without, withIt] = [before, after].map((text) =>
      finish(new TextAnalysis().suggest(text, parts)),
    );
    const here = (found = without) => found?.filter(({ to }) => to <= one.length);
    expect(here(withIt)).not.toEqual(here());
    for (let givenUp = 0; givenUp < 12; givenUp += 1) {
      const analysis = new TextAnalysis();
      finish(analysis.suggest(before, parts));
      const steps = analysis.suggest(after, parts);
      for (let step = 0; step < givenUp; step += 1) steps.next();
      expect(finish(analysis.suggest(after, parts))).toEqual(withIt);
      expect(finish(analysis.suggest(before, parts))).toEqual(without);
    }
  },
);

const LONG = FILLER.map((line, at) => line + (PIECES[(at * 7) % (PIECES.length * 3)] ?? '')).join(
  '',
);

it('finds what is found without remembering anything, and follows another register', () => {
  const analysis = new TextAnalysis();
  const find = (text: string) => detector.find(text, { language: 'ru' });
  const others = createRegisterMatcher([samplePerson('Сериковна', { pseudonym: 'Анна' })]);
  for (const one of [matcher, others, matcher])
    expect(finish(analysis.suggest(LONG, { ...parts, matcher: one }))).toEqual(
      suggestWith(one, LONG, [], 'ru', [find]),
    );
});

it('looks again only at what changed, and at what that tells something about', () => {
  const analysis = new TextAnalysis();
  const stepsOf = (text: string): number => {
    const steps = analysis.suggest(text, parts);
    let count = 0;
    while (steps.next().done !== true) count += 1;
    return count;
  };
  const first = stepsOf(LONG);
  expect(first).toBeGreaterThan(20);
  expect(stepsOf(LONG)).toBeLessThan(4);
  const middle = LONG.indexOf('и потом', LONG.length / 2);
  const edited = `${LONG.slice(0, middle)}ещё ${LONG.slice(middle)}`;
  expect(stepsOf(edited)).toBeLessThan(first / 2);
});

it('works in steps', () => {
  const steps = new TextAnalysis().suggest(LONG.slice(0, 9000), parts);
  expect(steps.next().done).toBe(false);
});
