import type { Mention } from '../../domain/redaction.ts';
import { STAND_INS } from '../stand-ins.ts';
import { END, mentionsIn, type PatternHit, rangeOf, START, wordsBefore } from './pattern-hits.ts';

/** Kazakhstan's passport; Н is typed for N. */
const PASSPORT = String.raw`[NН] ?\d{8}`;
/** Russia's internal passport. */
const IN_GROUPS = String.raw`\d{2} \d{2} №? ?\d{6}`;
/** Kazakhstan's identity card. */
const NINE = String.raw`\d{9}`;
const SOCIAL_SECURITY = String.raw`\d{3}-\d{2}-\d{4}`;
const BARE = new RegExp(
  `(?<![\\p{L}\\p{N}+.,-])(?:${PASSPORT}|${IN_GROUPS}|${NINE}|${SOCIAL_SECURITY})${END}(?![.,-]\\d)`,
  'gu',
);
/** Any number, with letters before it; how many digits it must have, {@link isLong} says. */
const ANY = String.raw`(?:\p{L}{1,3}[ -]?)?(?:№ ?)?\d[\d №-]*`;
/** Words for a paper that has a number. */
const PAPER = [
  String.raw`паспорт\p{L}*|загранпаспорт\p{L}*|удостоверени\p{L}+|уд\. ?личности|водительск\p{L}+|права(?!\p{L})|свидетельств\p{L}+|военн\p{L}+ билет\p{L}*|снилс|инн`,
  String.raw`төлқұжат\p{L}*|куәлі[кг]\p{L}*|жеке ?куәлі[кг]\p{L}*|құжат(?:ым|ы|ының|ымның)\p{L}*`,
  String.raw`passport|identity card|id card|id(?= (?:number|no))|driver['’]?s?['’]? licen[cs]e|driving licen[cs]e|ssn|social security|national insurance|visa number|permit`,
].join('|');
const CUED = new RegExp(
  String.raw`${START}(?:${PAPER})((?:[^\p{L}\p{N}\n]+\p{L}+){0,4}?[^\p{L}\p{N}\n]*)(${ANY})${END}`,
  'giu',
);
/** As far as the number may stand from the word. */
const REACH = 50;
const NEAR = new RegExp(String.raw`${START}(?:${PAPER})(?!\p{N})[^.!?\n]{0,30}$`, 'iu');

/**
 * Numbers of passports, identity cards, driving licences and the like: any number behind the word for such a paper, and
 * without one those whose form is their own. Of these only Kazakhstan's passport (N and eight digits) is sure.
 */
export function findDocuments(text: string): Mention[] {
  return mentionsIn(text, documentsIn);
}

function* documentsIn(text: string): Generator<PatternHit> {
  const document = { kind: 'id-number', replacement: STAND_INS.document.en } as const;
  let free = 0;
  const hits: PatternHit[] = [];
  for (const match of text.matchAll(CUED)) {
    const [all, between = '', written = ''] = match;
    // `number is 1234567`: a series stands in capitals.
    const rest = written.replace(/^\p{Ll}+ /u, '');
    const number = rest.replace(/[ №-]+$/, '');
    const from = match.index + all.length - rest.length;
    if (between.length > REACH || !isLong(number)) continue;
    hits.push({ from, to: from + number.length, band: 'redact', ...document });
  }
  for (const match of text.matchAll(BARE)) {
    const near = NEAR.test(wordsBefore(text, match.index));
    // A round number of nine digits is an amount.
    if (!near && /0{4}$/.test(match[0])) continue;
    const sure = near || /^[NН]/.test(match[0]);
    hits.push({ ...rangeOf(match), band: sure ? 'redact' : 'ask', ...document });
  }
  for (const hit of hits.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (hit.from < free) continue;
    free = hit.to;
    yield hit;
  }
}

function isLong(number: string): boolean {
  const digits = number.replace(/\D/g, '').length;
  return digits >= 6 && digits <= 16;
}
