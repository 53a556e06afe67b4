import type { Mention } from '../../domain/redaction.ts';
import type { TextRange } from '../../domain/text-change.ts';
import { STAND_INS } from '../stand-ins.ts';
import { matchesOf, mentionsIn, type PatternHit } from './pattern-hits.ts';

/** Top-level domains that are no word of the three languages, so a bare domain is one. */
const DOMAINS =
  'com|org|net|info|biz|kz|ru|su|рф|қаз|uz|kg|tj|tm|by|ua|eu|de|fr|uk|ch|app|dev|press|media|news|online|site|club';
/** Those that are words or endings too: `сказал.Me`; a path behind them tells. */
const WORDLIKE = 'me|io|co|in|is|it|to|be|us|tv|cc|ly|gg|link|page';
const LABELS = String.raw`(?<![\p{L}\p{N}@._%+-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,5}`;
const PATH = String.raw`[/?#][^\s<>"«»“”]*`;
const LINK = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])(?:https?|ftp|tg|whatsapp|viber):\/\/[^\s<>"«»“”]+`,
    String.raw`(?<![\p{L}\p{N}@.])www\.[^\s<>"«»“”]+`,
    `${LABELS}(?:${DOMAINS}|${WORDLIKE})${PATH}`,
  ].join('|'),
  'giu',
);
const BARE = new RegExp(
  String.raw`${LABELS}(?:${DOMAINS})(?![\p{L}\p{N}@_]|[.-][\p{L}\p{N}])`,
  'giu',
);
const HANDLE = /(?<![\p{L}\p{N}._/@-])@[a-z0-9_](?:[a-z0-9_.]{1,30}[a-z0-9_])(?![@\p{L}\p{N}])/giu;
const TRAILING = /[.,;:!?'’…)\]}]+$/u;

/** What every one of them holds; the rest of a text is passed over. */
const SIGN = new RegExp(
  String.raw`:\/\/|www\.|\.(?:${DOMAINS}|${WORDLIKE})(?![\p{L}\p{N}_])|@`,
  'giu',
);

/**
 * Web addresses and account names: links, `t.me/…`, `@handle`. A domain alone is in band `ask`: it
 * may as well be a newspaper.
 */
export function findUrls(text: string): Mention[] {
  return mentionsIn(text, urlsIn);
}

function* urlsIn(text: string): Generator<PatternHit> {
  for (const { from, to } of wordsWithSign(text)) {
    for (const hit of urlsOfWord(text.slice(from, to))) {
      yield { ...hit, from: from + hit.from, to: from + hit.to };
    }
  }
}

/** What stands between spaces around each sign. */
function* wordsWithSign(text: string): Generator<TextRange> {
  let to = 0;
  for (const { index } of matchesOf(SIGN, text)) {
    if (index < to) continue;
    let from = index;
    while (from > to && !isSpace(text[from - 1])) from -= 1;
    to = index;
    while (to < text.length && !isSpace(text[to])) to += 1;
    yield { from, to };
  }
}

function isSpace(character = ''): boolean {
  return /\s/.test(character);
}

function urlsOfWord(word: string): PatternHit[] {
  const hits: PatternHit[] = [];
  const add = (pattern: RegExp, band: Mention['band'], replacement: string): void => {
    for (const match of matchesOf(pattern, word)) {
      const from = match.index;
      const to = from + trimmed(match[0]).length;
      if (to > from) hits.push({ from, to, kind: 'url', band, replacement });
    }
  };
  add(LINK, 'redact', STAND_INS.link.en);
  add(HANDLE, 'redact', STAND_INS.account.en);
  const links = [...hits];
  add(BARE, 'ask', STAND_INS.link.en);
  const inLink = ({ from, to }: PatternHit): boolean =>
    links.some((link) => link.from <= from && to <= link.to);
  return hits.filter((hit) => hit.band === 'redact' || !inLink(hit));
}

/** Without the sentence's punctuation; a bracket that the address opened stays. */
function trimmed(link: string): string {
  const short = link.replace(TRAILING, '');
  return /\([^)]*$/.test(short) && link[short.length] === ')' ? `${short})` : short;
}
