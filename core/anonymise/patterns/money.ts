import type { Mention } from '../../domain/redaction.ts';
import { STAND_INS } from '../stand-ins.ts';
import { CARDINAL_KK, CARDINAL_RU, UNDER_HUNDRED_EN } from './number-words.ts';
import { matchesOf, mentionsIn, type PatternHit, rangeOf, START } from './pattern-hits.ts';

const FIGURES = String.raw`\d{1,3}(?:[ ,.]\d{3})+(?:[.,]\d\d)?|\d+(?:[.,]\d+)?`;
const SCALE = String.raw`(?:\s?(?:тыс\.?|тысяч\p{L}?|млн\.?|миллион\p{L}{0,2}|мың|thousand|million|k))?`;
const WORDS = `(?:${CARDINAL_RU}|${CARDINAL_KK}|${UNDER_HUNDRED_EN}|hundred|thousand|полтор[аы]|полтысячи|миллион\\p{L}{0,2})`;
const CURRENCY = String.raw`(?:тенге|теңге\p{L}{0,6}|тг|тнг|₸|рубл\p{L}{1,3}|руб\.?|₽|доллар\p{L}{0,5}|евро|еуро|сомов|сом|сум|\$|€|£|dollars?|bucks|tenge|r(?:o)?ubles?|euros?|pounds?|kzt|usd|rub|eur)`;
const AMOUNT = new RegExp(
  String.raw`(?:[$€£₸₽]\s?(?:${FIGURES})${SCALE}|${START}(?:(?:${FIGURES})${SCALE}|${WORDS}(?:[\s-]${WORDS}){0,5})\s?${CURRENCY})(?![\p{L}\p{N}])`,
  'giu',
);
/** Words for what somebody lives on. */
const WAGE =
  /(?<!\p{L})(?:зарплат|заработ|зарабат|зп(?!\p{L})|з\/п|оклад|получа|пенси|пособи|стипенди|доход|аванс|алимент|жалақы|айлы[қғ]|еңбекақы|табыс|зейнетақы|жәрдемақы|шәкіртақы|salar|wage|paid(?!\p{L})|pays?(?!\p{L})|earn|income|pension|stipend|allowance|benefits?(?!\p{L})|(?:a|per|each|every) month|monthly|в месяц|в день|айына)/iu;
/** As far as such a word may stand from the amount, in the same sentence. */
const REACH = 60;

/** What somebody earns: an amount of money with its currency, near a word like `зарплата`. */
export function findWages(text: string): Mention[] {
  return mentionsIn(text, wagesIn);
}

function* wagesIn(text: string): Generator<PatternHit> {
  for (const match of matchesOf(AMOUNT, text)) {
    const { from, to } = rangeOf(match);
    const before =
      text
        .slice(Math.max(0, from - REACH), from)
        .split(/[.!?\n]\s/)
        .at(-1) ?? '';
    const behind = text.slice(to, to + REACH).split(/[.!?\n]/)[0] ?? '';
    if (!WAGE.test(before) && !WAGE.test(behind)) continue;
    yield { from, to, kind: 'money', band: 'ask', replacement: STAND_INS.money.en };
  }
}
