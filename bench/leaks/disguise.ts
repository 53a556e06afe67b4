/** Ways in which a name stands in a text without looking any different, or hardly so. */
const DISGUISES: readonly ((form: string, random: () => number) => string)[] = [
  (form) => form.replace(LOOK_ALIKE, (letter) => TWINS.get(letter) ?? letter),
  (form, random) => inserted(form, '\u200B', random),
  (form, random) => inserted(form, '\u00AD', random),
  (form, random) => inserted(form, '\u2060', random),
  (form) => form.normalize('NFD'),
  (form) => form.toUpperCase(),
  (form) => form.replaceAll(' ', '\u00A0'),
  (form) => form.replace(' ', '\n'),
];

/** Letters of two alphabets that look the same. One of them is enough to hide a word from a plain search. */
const TWINS = new Map(
  Array.from('аa еe оo рp сc хx АA ЕE ОO РP СC ХX КK МM ТT'.split(' '), (pair) => [
    pair.charAt(0),
    pair.charAt(1),
  ]),
);
const LOOK_ALIKE = /[аеорсхАЕОРСХКМТ]/;

/** The form as it may be written: mostly as it is, else so that a plain search for it finds nothing. */
export function disguised(form: string, random: () => number): string {
  if (random() < 0.6) return form;
  const disguise = DISGUISES[Math.floor(random() * DISGUISES.length)];
  return disguise?.(form, random) ?? form;
}

function inserted(form: string, mark: string, random: () => number): string {
  const at = 1 + Math.floor(random() * Math.max(1, form.length - 1));
  return form.slice(0, at) + mark + form.slice(at);
}
