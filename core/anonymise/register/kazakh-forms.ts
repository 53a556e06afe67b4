type Sound = 'vowel' | 'nasal' | 'l' | 'sonorant' | 'voiced' | 'voiceless' | 'possessed';

/**
 * Endings after each kind of last sound, in their back form: the six cases. `voiced` is з and ж; б, в,
 * г, д count as voiceless (`Назарбаевтың`); `possessed` follows the third person's possessive.
 */
const CASES: Readonly<Record<Sound, string>> = {
  vowel: 'ның ға ны да дан мен',
  nasal: 'ның ға ды да нан мен',
  l: 'дың ға ды да дан мен',
  sonorant: 'дың ға ды да дан мен',
  voiced: 'дың ға ды да дан бен',
  voiceless: 'тың қа ты та тан пен',
  possessed: 'ның на н нда нан мен',
};
/** Place, belonging, likeness, manner, origin, lack. */
const DERIVED: Readonly<Record<Exclude<Sound, 'possessed'>, string>> = {
  vowel: 'дағы нікі дай ша лық сыз',
  nasal: 'дағы дікі дай ша дық сыз',
  l: 'дағы дікі дай ша дық сыз',
  sonorant: 'дағы дікі дай ша лық сыз',
  voiced: 'дағы дікі дай ша дық сыз',
  voiceless: 'тағы тікі тай ша тық сыз',
};
const PLURAL: Readonly<Record<Exclude<Sound, 'possessed'>, string>> = {
  vowel: 'лар',
  nasal: 'дар',
  l: 'дар',
  sonorant: 'лар',
  voiced: 'дар',
  voiceless: 'тар',
};
/** Endings are written above in their back form; these are the front vowels. */
const FRONT: Readonly<Record<string, string>> = { а: 'е', ы: 'і', ғ: 'г', қ: 'к' };
/** Instrumental and `-нікі` look the same after every vowel. */
const UNHARMONIC = new Set(['мен', 'бен', 'пен', 'нікі', 'дікі', 'тікі']);

/**
 * Every Kazakh form of a word in lower case, the word itself among them: plural, possessive, the six
 * cases of each, and `-дағы -нікі -дай -ша -лық -сыз`. Vowel harmony follows the last vowel; words
 * whose letters do not say (`Назарбаев`, and Kazakh names in Russian spelling: `Ботагоз`) take both rows.
 * @param word one Cyrillic word without hyphen
 */
export function kazakhForms(word: string): ReadonlySet<string> {
  const forms = new Set([word.toLowerCase()]);
  for (const { stem, endings } of kazakhStems(word)) {
    for (const ending of endings) forms.add(stem + ending);
  }
  return forms;
}

/** The same, not yet joined: for callers who fold stem and endings apart, which is much faster. */
export function kazakhStems(
  word: string,
): readonly { readonly stem: string; readonly endings: readonly string[] }[] {
  const stem = word.toLowerCase();
  const soft = softened(stem);
  // `-ұлы` and `-қызы` carry the possessive already: Сейітқызына, Сейітқызын.
  if (/(?:[ұу]лы|[қк]ызы)$/.test(stem)) return [{ stem, endings: split(CASES.possessed) }];
  return harmonies(stem).flatMap((front) =>
    soundsOf(stem).flatMap((sound) => {
      const all = endings(sound, front);
      const vowel = soft === stem ? [] : all.filter((ending) => /^[ыі]/.test(ending));
      return [
        { stem, endings: all },
        { stem: soft, endings: vowel },
      ];
    }),
  );
}

const CASE_NAMES = ['genitive', 'dative', 'accusative', 'locative', 'ablative', 'instrumental'];
const DERIVED_NAMES = ['place', 'belonging', 'likeness', 'manner', 'origin', 'lack'];
const CHAIN_NAMES = ['own', 'my', 'your', 'our', 'plural', 'plural.own', 'plural.our'];
/** What each ending of a stem means, in the order of {@link kazakhStems}: `genitive`, `my`, `plural.dative`. */
export const KAZAKH_ENDINGS: readonly string[] = [
  ...CASE_NAMES,
  ...DERIVED_NAMES,
  ...CHAIN_NAMES.flatMap((first) => [first, ...CASE_NAMES.map((name) => `${first}.${name}`)]),
];

/** What a form's ending may mean, as {@link withKazakhEnding} takes it. @param isForm of the stem, as it is or softened, with an ending */
export function kazakhEndings(
  word: string,
  isForm: (isSoft: boolean, ending: string) => boolean,
): readonly string[] {
  const stem = word.toLowerCase();
  if (/(?:[ұу]лы|[қк]ызы)$/.test(stem)) {
    const cases = split(CASES.possessed);
    return CASE_NAMES.filter((_, at) => isForm(false, cases[at] ?? ''));
  }
  const found = new Set<string>();
  for (const front of harmonies(stem)) {
    for (const sound of soundsOf(stem)) {
      for (const [at, ending] of endings(sound, front).entries()) {
        const isFound = isForm(false, ending) || (/^[ыі]/.test(ending) && isForm(true, ending));
        if (isFound) found.add(KAZAKH_ENDINGS[at] ?? '');
      }
    }
  }
  return [...found];
}

/** The word with an ending of that meaning, in vowel harmony; undefined for an unknown one. */
export function withKazakhEnding(word: string, name: string): string | undefined {
  const lower = word.toLowerCase();
  if (/(?:[ұу]лы|[қк]ызы)$/.test(lower)) {
    const ending = split(CASES.possessed)[CASE_NAMES.indexOf(name)];
    return ending === undefined ? undefined : word + ending;
  }
  const [sound = 'vowel'] = soundsOf(lower);
  const ending = endings(sound, isFront(lower))[KAZAKH_ENDINGS.indexOf(name)];
  if (ending === undefined) return undefined;
  return (/^[ыі]/.test(ending) ? softened(word) : word) + ending;
}

/** The row that a Kazakh would choose where the last vowel leaves both open. */
function isFront(word: string): boolean {
  if (/[ао]ева?$/.test(word)) return false;
  if (word.endsWith('ь')) return true;
  const telling = word.match(/[аоұыяәөүіеёэ]/g)?.at(-1) ?? 'а';
  return 'әөүіеёэ'.includes(telling);
}

const endingsOf = new Map<string, readonly string[]>();

/** All chains of endings for a stem's last sound and row: a small closed table, made once. */
function endings(sound: Exclude<Sound, 'possessed'>, front: boolean): readonly string[] {
  const known = endingsOf.get(`${sound} ${front}`);
  if (known !== undefined) return known;
  const own = sound === 'vowel' ? 'сы' : 'ы';
  const mine = sound === 'vowel' ? 'м' : 'ым';
  const yours = sound === 'vowel' ? 'ң' : 'ың';
  const ours = sound === 'vowel' ? 'мыз' : 'ымыз';
  const plural = PLURAL[sound];
  const back = [
    ...split(CASES[sound]),
    ...split(DERIVED[sound]),
    ...chain(own, 'possessed'),
    ...chain(mine, 'nasal'),
    ...chain(yours, 'nasal'),
    ...chain(ours, 'voiced'),
    ...chain(plural, 'sonorant'),
    ...chain(`${plural}ы`, 'possessed'),
    ...chain(`${plural}ымыз`, 'voiced'),
  ];
  const made = back.map((ending) => (front ? toFront(ending) : ending));
  endingsOf.set(`${sound} ${front}`, made);
  return made;
}

function split(list: string): string[] {
  return list.split(' ');
}

function chain(first: string, sound: Sound): string[] {
  return [first, ...split(CASES[sound]).map((ending) => first + ending)];
}

function toFront(ending: string): string {
  const fixed = Array.from(UNHARMONIC).find((last) => ending.endsWith(last)) ?? '';
  const changing = ending.slice(0, ending.length - fixed.length);
  return changing.replace(/[аығқ]/g, (letter) => FRONT[letter] ?? letter) + fixed;
}

/** More than one where the letter does not tell: `у` and `и` end words as vowels and as glides. */
function soundsOf(word: string): readonly Exclude<Sound, 'possessed'>[] {
  const last = word.replace(/[ьъ]+$/, '').at(-1) ?? '';
  if ('уюи'.includes(last)) return ['vowel', 'sonorant'];
  if ('аәеёоөұүыіэя'.includes(last)) return ['vowel'];
  if ('мнң'.includes(last)) return ['nasal'];
  if (last === 'л') return ['l'];
  if ('рй'.includes(last)) return ['sonorant'];
  return 'зж'.includes(last) ? ['voiced'] : ['voiceless'];
}

/** The stem before an ending that begins with a vowel: `Серік`, `Серігі`. */
export function softened(word: string): string {
  return word.replace(/[кқп]$/, (last) => ({ к: 'г', қ: 'ғ', п: 'б' })[last] ?? last);
}

/** False for the back row, true for the front row. */
function harmonies(word: string): readonly boolean[] {
  const last = word.match(/[аәеёиоөуұүыіэюя]/g)?.at(-1) ?? '';
  if (word.endsWith('ь')) return [false, true];
  if ('әөүі'.includes(last)) return [true];
  // Russian spelling writes ө as о and ү as у: Ботагоз, Гульнур.
  if ('аұы'.includes(last) || ('оу'.includes(last) && /[әіңғүұқөһ]/.test(word))) return [false];
  return [false, true];
}
