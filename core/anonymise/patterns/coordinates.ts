import type { Mention } from '../../domain/redaction.ts';
import { STAND_INS } from '../stand-ins.ts';
import { mentionsIn, type PatternHit, rangeOf } from './pattern-hits.ts';

const SIDE = '[NSEWСЮВЗ]';
const DECIMAL = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,-])(-?\d{1,2}[.,]\d{3,10})(?: ?°)?(?: ?${SIDE})?(?:[,;/] ?| )(-?\d{1,3}[.,]\d{3,10})(?: ?°)?(?: ?${SIDE})?(?![\p{L}\p{N}]|[.,]\d)`,
  'gu',
);
const ANGLE = String.raw`\d{1,3} ?° ?\d{1,2}(?:[.,]\d{1,6})? ?['′’](?: ?\d{1,2}(?:[.,]\d{1,4})? ?(?:["″”]|''))?(?: ?(?:${SIDE}|[сю]\. ?ш\.?|[вз]\. ?д\.?))?`;
const DEGREES = new RegExp(String.raw`(?<![\p{L}\p{N}])${ANGLE}(?:[,;]? ?${ANGLE})?`, 'gu');

/** Geographical coordinates, in decimal degrees (both numbers, at least three decimals) or with minutes. */
export function findCoordinates(text: string): Mention[] {
  return mentionsIn(text, coordinatesIn);
}

function* coordinatesIn(text: string): Generator<PatternHit> {
  const rest = { kind: 'address', band: 'redact', replacement: STAND_INS.coordinates.en } as const;
  for (const match of text.matchAll(DECIMAL)) {
    const [latitude = 0, longitude = 0] = match
      .slice(1)
      .map((part) => Math.abs(Number(part.replace(',', '.'))));
    if (latitude <= 90 && longitude <= 180) yield { ...rangeOf(match), ...rest };
  }
  for (const match of text.matchAll(DEGREES)) yield { ...rangeOf(match), ...rest };
}
