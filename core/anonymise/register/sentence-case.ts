import type { Token } from './name-run.ts';

/** Prepositions and the cases that they take of a person. */
const PREPOSITIONS: Readonly<Record<string, string>> = Object.fromEntries(
  `
  genitive: у без безо от ото до из изо для около кроме после против вокруг возле мимо ради насчёт насчет вместо среди напротив помимо относительно
  dative: к ко благодаря вопреки согласно навстречу по
  accusative: про через сквозь спустя
  instrumental: с со над надо между перед передо
  prepositional: о об обо при
  accusative instrumental: за под
  accusative prepositional: на в во
`
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [cases = '', words = ''] = line.trim().split(': ');
      return words.split(' ').map((word) => [word, cases]);
    }),
);
/** What may stand between a preposition and the name: pronouns, adjectives of age, titles. */
const BETWEEN =
  /^(?:мо|тво|сво|наш|ваш|эт|т[оае]|сам|стар|молод|покойн|бедн|господ|госпо|гражд|товарищ|т[её]т|дяд|следовател|адвокат|врач|учител|г$)/;
/** Beginnings of verbs that are followed by somebody in the dative, or in the accusative. */
const GIVE =
  /^(?:с?каза[лтв]|скаж|говор|отда|да[лмйтвё]|переда|помо[гч]|позвон|звони|ответи|отвеча|объясни|показ|написа|верил|поверил|разреши|запрети|вел[еи]л|обеща|угрож|принес|принёс|подари|заплат|сообщ)/;
const SEE =
  /^(?:виде|увиде|видит|зна[лею]|арест|задержа|забра|увез|увёз|увел|увёл|изби|били|бьют|убил|жда|ждёт|ждет|спроси|спраш|встрет|люби|искал|нашл|нашёл|нашел|похитил|пыта|допраш|допроси|вызва|вызыва|помн|назва|слуша|слыша|провож|обним)/;
/** After these somebody stands in the genitive, unless it is their own name: муж Ахметовой. */
const WHOSE =
  /^(?:муж|жен[аыеу]|брат|сестр|мат(?:ь|ери|ерью)$|мам[аыеу]|отц|отец|пап[аыеу]|сын|доч|дом|двор|дел[оае]$|семь|родител|дет(?:и|ей|ям)$|друз|подруг|сосед|адвокат|им(?:я|ени)$|слов|голос|рук[аиу]|глаз|машин|телефон|паспорт|фото|тел[оа]$|могил|квартир|комнат)/;
/** A verb beside a name in the nominative. */
const VERB = /(?:[аяеиуыо]л(?:а|ась|ся)?|[её]т|ит|[её]тся|ится|ла|ш[её]л)$/;

/**
 * What a Russian sentence leaves of the cases that a form may be in: by the preposition, the verb or the noun before it,
 * and by the verb beside it. Cases that the form cannot be in are never added.
 * @param first, last the tokens of the name
 */
export function casesInSentence(
  endings: readonly string[],
  tokens: readonly Token[],
  { first, last }: { readonly first: number; readonly last: number },
): readonly string[] {
  const narrowed = (cases: string): readonly string[] =>
    endings.filter((ending) => cases.split(' ').includes(ending.replace('ru.', '')));
  if (endings.length < 2) return endings;
  const before = wordsBefore(tokens, first);
  const preposition = before.findIndex((word) => PREPOSITIONS[word] !== undefined);
  if (preposition >= 0 && before.slice(0, preposition).every((word) => BETWEEN.test(word))) {
    const left = narrowed(PREPOSITIONS[before[preposition] ?? ''] ?? '');
    if (left.length > 0) return left;
  }
  const [previous] = before;
  const next = wordBehind(tokens, last);
  const guess = previous === undefined ? 'nominative' : caseAfter(previous, next);
  const left = guess === undefined ? [] : narrowed(guess);
  if (left.length > 0) return left;
  // Ахметовой сказали
  const behind = next !== undefined && GIVE.test(next) ? narrowed('dative') : [];
  return behind.length > 0 ? behind : endings;
}

function caseAfter(previous: string, next: string | undefined): string | undefined {
  if (GIVE.test(previous)) return 'dative';
  if (SEE.test(previous)) return 'accusative';
  if (WHOSE.test(previous)) return 'genitive';
  if (next === 'нет') return 'genitive';
  const isSubject = VERB.test(previous) || (next !== undefined && VERB.test(next));
  return isSubject ? 'nominative' : undefined;
}

/** Up to three words before the name in its sentence, the nearest first. */
function wordsBefore(tokens: readonly Token[], first: number): string[] {
  const words: string[] = [];
  for (let at = first; at > 0 && words.length < 3; at -= 1) {
    const token = tokens[at - 1];
    if (token === undefined || !/^[ \t]*\n?[ \t]*$/.test(tokens[at]?.word.gap ?? '.')) break;
    words.push(token.word.text.toLowerCase());
  }
  return words;
}

function wordBehind(tokens: readonly Token[], last: number): string | undefined {
  const token = tokens[last + 1];
  return token !== undefined && /^ +$/.test(token.word.gap)
    ? token.word.text.toLowerCase()
    : undefined;
}
