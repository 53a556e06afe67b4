import type { Mention } from '../../domain/redaction.ts';
import { STAND_INS } from '../stand-ins.ts';
import { mentionsIn, type PatternHit, rangeOf } from './pattern-hits.ts';

// The look behind keeps the search linear: a run of letters is tried from its start only.
const ADDRESS =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_][\p{L}\p{N}._%+-]*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}[\p{L}\p{N}-]*\p{L}/gu;
/** An address that somebody spelled out to hide it: `asel (at) mail.ru`, `asel собака mail точка ru`. */
const SPELLED =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_][\p{L}\p{N}._%+-]*(?: ?[([{] ?(?:at|собака|dog|эт) ?[)\]}] ?| (?:собака|эт) )[\p{L}\p{N}-]+(?: ?(?:\.|[([{] ?(?:dot|точка|нүкте) ?[)\]}]| (?:dot|точка|нүкте) ) ?[\p{L}\p{N}-]+){1,3}/giu;

/** What every one of either kind holds: texts without it are passed over. */
const SIGN = /@|[([{] ?(?:at|собака|dog|эт) ?[)\]}]| (?:собака|эт) /iu;

/** E-mail addresses, also with letters beyond ASCII. Spelled-out ones are in band `ask`. */
export function findEmails(text: string): Mention[] {
  return mentionsIn(text, emailsIn);
}

function* emailsIn(text: string): Generator<PatternHit> {
  if (!SIGN.test(text)) return;
  const rest = { kind: 'email', replacement: STAND_INS.email.en } as const;
  for (const match of text.matchAll(ADDRESS)) yield { ...rangeOf(match), band: 'redact', ...rest };
  for (const match of text.matchAll(SPELLED)) yield { ...rangeOf(match), band: 'ask', ...rest };
}
