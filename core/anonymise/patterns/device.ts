import type { Mention } from '../../domain/redaction.ts';
import { STAND_INS } from '../stand-ins.ts';
import { mentionsIn, passesLuhn, type PatternHit, rangeOf, wordsBefore } from './pattern-hits.ts';

const IPV4 =
  /(?<![\p{L}\p{N}.,-])(?:\d{1,3}\.){3}\d{1,3}(?![\p{L}\p{N}-]|[.,]\d)(?::\d{1,5}(?!\d))?/gu;
const IPV6 =
  /(?<![\p{L}\p{N}:])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?=[0-9a-f:]*[0-9])(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6})(?![\p{L}\p{N}:])/giu;
const MAC =
  /(?<![\p{L}\p{N}:-])[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![\p{L}\p{N}:-])/giu;
const IMEI = /(?<!\d)\d{15,16}(?!\d)|(?<!\d)\d{2}[ -]\d{6}[ -]\d{6}[ -]\d(?!\d)/g;
const IMEI_CUE = /(?:imei|имей|имеи)(?!\p{L})[^\p{L}\d]{0,4}(?:\p{L}{1,9}[^\p{L}\d]{1,3}){0,2}$/iu;
/** `version 1.2.3.4`, `статья 1.2.3.4`. */
const NUMBERING =
  /(?:верси\p{L}+|version|v|нұсқа\p{L}*|стать\p{L}+|глав\p{L}+|пункт\p{L}*|section|п|ст)\.? ?$/iu;

/** Addresses of computers and telephones in networks: IP, MAC, and behind its name IMEI. */
export function findDevices(text: string): Mention[] {
  return mentionsIn(text, devicesIn);
}

function* devicesIn(text: string): Generator<PatternHit> {
  const hit = (match: RegExpExecArray, band: Mention['band']): PatternHit => ({
    ...rangeOf(match),
    kind: 'device',
    band,
    replacement: STAND_INS.device.en,
  });
  for (const match of text.matchAll(IPV4)) {
    const isAddress = match[0].split(/[.:]/, 4).every((part) => Number(part) <= 255);
    if (isAddress && !NUMBERING.test(wordsBefore(text, match.index))) yield hit(match, 'redact');
  }
  for (const match of text.matchAll(IPV6)) yield hit(match, 'redact');
  for (const match of text.matchAll(MAC)) yield hit(match, 'redact');
  for (const match of text.matchAll(IMEI)) {
    if (!IMEI_CUE.test(wordsBefore(text, match.index))) continue;
    yield hit(match, passesLuhn(match[0].replace(/\D/g, '')) ? 'redact' : 'ask');
  }
}
