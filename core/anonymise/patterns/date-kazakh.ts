import { DASH, DAY, ENDING_KK, MONTH_KK, MONTH_OF_KK, YEAR } from './date-parts.ts';
import { CARDINAL_KK, ORDINAL_KK } from './number-words.ts';

const NTH_ENDING = '(?:-?\\s?(?:сыншы|сінші|ыншы|інші|ншы|нші|шы|ші))';
const NTH = String.raw`(?:${DAY}${NTH_ENDING}?|(?:(?:он|жиырма|отыз)\s+)?${ORDINAL_KK})`;
const DAYS = String.raw`${NTH}(?:\s?(?:${DASH}|,|және|мен|бен|пен)\s?${NTH})?`;
/** `наурыздың 12-сі`, `наурыздың жиырма бірінде`. */
const OF_MONTH = String.raw`(?:${DAY}-?(?:і|ы|сі|сы|н)?${ENDING_KK}|(?:(?:он|жиырма|отыз)\s+)?(?:${CARDINAL_KK}|жиырмасы)(?:сы|сі)?${ENDING_KK})`;
/** `екі мың жиырмасыншы`, `мың тоғыз жүз тоқсан`. */
const WORDS = String.raw`(?:(?:(?:бір|екі)\s+)?мың(?:\s+${CARDINAL_KK}){0,4}(?:\s+${ORDINAL_KK})?|екі\s+мыңыншы|(?:жиырма|отыз|қырық|елу|алпыс|жетпіс|сексен|тоқсан|он)\s+${ORDINAL_KK}|(?:жиырмасы|тоқсаны|алпысы|отызы)ншы)`;
const NOUN = String.raw`жыл(?!қ)\p{L}{0,9}`;
const ONE_YEAR = String.raw`(?:${YEAR}${NTH_ENDING}?|\d\d${NTH_ENDING}|${WORDS})`;
const YEARS = String.raw`(?:(?:${YEAR}|${WORDS})\s?(?:${DASH}|мен|бен|пен)\s?)?${ONE_YEAR}\s+${NOUN}(?:\s+(?:бас|орта|соң|аяғ)(?:ы|ын|ынан|ында|ына|сы|сында)?(?!\p{L}))?`;
/** `осы жылдың`, `былтырғы`, before a date. */
const THIS = String.raw`(?:осы|өткен|келер|келесі|биылғы|былтырғы)(?:\s+жыл(?:дың|ғы))?`;
const WITH_YEAR = String.raw`(?:(?:${YEARS}|${THIS}),?\s+)?`;
export const WEEKDAY_KK = String.raw`(?:дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|жексенбі|сенбі)(?:ге|ға|нің|ның|ні|ны|де|да|ден|дан|дегі|дағы)?`;

/** Ways to write a date in Kazakh, longer ones first. */
export const KAZAKH_DATES: readonly string[] = [
  String.raw`${WITH_YEAR}${DAYS}\s+${MONTH_KK}`,
  String.raw`${WITH_YEAR}${MONTH_OF_KK}\s+${OF_MONTH}(?:\s?(?:${DASH}|мен|бен|пен)\s?(?:${MONTH_OF_KK}\s+)?${OF_MONTH})?`,
  String.raw`${WITH_YEAR}${MONTH_KK}(?:\s?${DASH}\s?${MONTH_KK})?`,
  YEARS,
  String.raw`${YEAR}${NTH_ENDING}`,
  String.raw`${YEAR}-(?:де|да|те|та|ге|га|ға|ден|дан|тен|тан)`,
  String.raw`(?:${THIS}\s+)?${WEEKDAY_KK}`,
];
/** Belongs to the date: `мамырға дейін`. */
export const TAIL_KK =
  /^\s+(?:күн(?:і|дері)\s+)?(?:дейінгі|дейін|дейн|бері|кейін|бұрын|аралығында(?:ғы)?)(?!\p{L})/iu;
/** Two dates become one range: `27 наурыз бен 4 сәуір аралығында`. */
export const JOIN_KK = /^\s?(?:мен|бен|пен|[-–—])\s?$/iu;
