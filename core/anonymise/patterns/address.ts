import type { Mention } from '../../domain/redaction.ts';
import type { TextRange } from '../../domain/text-change.ts';
import { STAND_INS } from '../stand-ins.ts';
import { englishAddresses } from './address-english.ts';
import { kazakhAddresses } from './address-kazakh.ts';
import { russianAddresses } from './address-russian.ts';
import { matchesOf, mentionsIn, type PatternHit } from './pattern-hits.ts';

/** A part of an address; sure when it leads to a door. */
export interface AddressPart extends TextRange {
  readonly isSure: boolean;
}

const POSTCODE =
  /(?<!\p{L})(?:индекс\p{L}*|zip(?: ?code)?|post ?code|postal code)(?:[ :№–—-]|is |is:){1,6}(\d{5,6}|[a-z]\d\d[a-z]\d[a-z]\d|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})(?![\p{L}\d])/giu;

/**
 * Postal addresses. With a house, a flat, a box or a postcode they are sure; a street alone, or a flat alone, is in band
 * `ask`: it may be where everybody stood.
 */
export function findAddresses(text: string): Mention[] {
  return mentionsIn(text, addressesIn);
}

function* addressesIn(text: string): Generator<PatternHit> {
  const parts = [...russianAddresses(text), ...kazakhAddresses(text), ...englishAddresses(text)];
  for (const match of matchesOf(POSTCODE, text)) {
    const to = match.index + match[0].length;
    parts.push({ from: to - (match[1]?.length ?? 0), to, isSure: true });
  }
  let free = 0;
  for (const { from, to, isSure } of parts.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < free) continue;
    free = to;
    const band = isSure ? 'redact' : 'ask';
    yield { from, to, kind: 'address', band, replacement: STAND_INS.address.en };
  }
}
