import { foldWord } from './fold.ts';
import { kazakhStems } from './register/kazakh-forms.ts';

/** Endings of one Russian declension, as folded keys have them: what two forms of one word may differ in. */
const RUSSIAN = [
  ' a u om em im e', // Марат, Ахметов, Кузьмич
  'a i e u oi oiu ei eiu', // Жанна, Ахметова, Саша
  ' ia iu em e i iom', // Игорь, Асель
  'ia i iu e ei iei', // Мария, Аня
  'i ia iu  m em e', // Сергей, Юрий
  'i ogo omu im om', // Жириновский
  'aia oi uiu', // Крупская
].map((line) => new Set(line.split(' ')));
/** One stem for each last sound and row of vowels; together they have every ending. */
const STEMS = 'динара айгүле марат серік ерлан дәурен болал айгүл омар әсер ораз сейітқызы'.split(
  ' ',
);
const KAZAKH: ReadonlySet<string> = new Set([
  '',
  ...STEMS.flatMap((stem) => kazakhStems(stem).flatMap(({ endings }) => endings.map(foldWord))),
]);
const PARADIGMS = [...RUSSIAN, KAZAKH];
/** No ending is longer than the longest Kazakh one. */
const LONGEST = Math.max(...Array.from(KAZAKH, (ending) => ending.length));

/**
 * True when two words can be forms of one name, as far as their letters say: what they share is a stem, and what is
 * left of both are endings of one declension. Also true of `Ахметов` and `Ахметова`, who may be one man, or two people.
 * @param a, b folded keys
 */
export function isSameStem(a: string, b: string): boolean {
  if (a === b) return true;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  const least = Math.max(2, Math.max(a.length, b.length) - LONGEST);
  const fewest = Math.min(a.length, b.length) > 4 ? Math.max(3, least) : least;
  for (let stem = shared; stem >= Math.max(fewest, shared - 1); stem -= 1) {
    const [endA, endB] = [a.slice(stem), b.slice(stem)];
    if (PARADIGMS.some((endings) => endings.has(endA) && endings.has(endB))) return true;
  }
  return false;
}
