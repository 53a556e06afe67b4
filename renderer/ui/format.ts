/**
 * Dates, times, numbers and sizes as people of each language write them.
 *
 * [Note: no Kazakh in Intl] Chromium carries no Kazakh data, yet `supportedLocalesOf('kk')` says it does: a long date
 * comes out as "1998 M11 26". Node has the data, so a test there proves nothing. Nothing here asks Intl about a
 * language; the tables below are the whole of it, and the tests run in both.
 */
export type FormatLanguage = 'en' | 'ru' | 'kk';

const NO_BREAK_SPACE = '\u00a0';

/** In the form that follows a day: Russian puts the month into the genitive. */
const MONTHS_AFTER_DAY: Readonly<Record<FormatLanguage, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(
    ' ',
  ),
  kk: 'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(
    ' ',
  ),
};

const MONTHS: Readonly<Record<FormatLanguage, readonly string[]>> = {
  en: MONTHS_AFTER_DAY.en,
  ru: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' '),
  kk: MONTHS_AFTER_DAY.kk,
};

const UNITS: Readonly<Record<FormatLanguage, readonly string[]>> = {
  en: ['B', 'kB', 'MB', 'GB', 'TB'],
  ru: ['Б', 'кБ', 'МБ', 'ГБ', 'ТБ'],
  kk: ['Б', 'кБ', 'МБ', 'ГБ', 'ТБ'],
};

const ABOUT: Readonly<Record<FormatLanguage, string>> = { en: 'about', ru: 'около', kk: 'шамамен' };

/** `около` takes the genitive, so its months are those of MONTHS_AFTER_DAY. */
function monthAndYear(month: number, year: number, language: FormatLanguage, isAbout: boolean) {
  const names = isAbout ? MONTHS_AFTER_DAY : MONTHS;
  const name = names[language][month - 1] ?? '';
  if (language === 'en') return `${name} ${year}`;
  if (language === 'ru') return `${name} ${year}${NO_BREAK_SPACE}г.`;
  return `${year}${NO_BREAK_SPACE}ж. ${name}`;
}

function fullDate(year: number, month: number, day: number, language: FormatLanguage): string {
  const name = MONTHS_AFTER_DAY[language][month - 1] ?? '';
  if (language === 'en') return `${day}${NO_BREAK_SPACE}${name} ${year}`;
  if (language === 'ru') return `${day}${NO_BREAK_SPACE}${name} ${year}${NO_BREAK_SPACE}г.`;
  return `${year}${NO_BREAK_SPACE}ж. ${day}${NO_BREAK_SPACE}${name}`;
}

function yearAlone(year: number, language: FormatLanguage): string {
  if (language === 'en') return String(year);
  return `${year}${NO_BREAK_SPACE}${language === 'ru' ? 'г.' : 'ж.'}`;
}

const PARTIAL_DATE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(~)?$/;

/**
 * A date in EDTF text (`1998`, `1998-11`, `1998-11-26`, each with `~` for "about") in words. Says no more than is
 * known. The empty text gives the empty text; what is no date is given back as it came.
 */
export function formatPartialDate(edtf: string, language: FormatLanguage): string {
  const match = PARTIAL_DATE.exec(edtf);
  if (!match) return edtf;
  const [, year, month, day, tilde] = match;
  const isAbout = tilde === '~';
  const y = Number(year);
  const words =
    month === undefined
      ? yearAlone(y, language)
      : day === undefined
        ? monthAndYear(Number(month), y, language, isAbout)
        : fullDate(y, Number(month), Number(day), language);
  return isAbout ? `${ABOUT[language]} ${words}` : words;
}

/** The day of a moment on this computer's clock: `23 November 2026`. */
export function formatDay(moment: Date | number, language: FormatLanguage): string {
  const date = new Date(moment);
  return fullDate(date.getFullYear(), date.getMonth() + 1, date.getDate(), language);
}

/** The time of day of a moment on this computer's clock, 24 hours: `14:02`, or `14:02:10` with seconds. */
export function formatTime(
  moment: Date | number,
  options?: { readonly seconds?: boolean },
): string {
  const date = new Date(moment);
  const parts = [date.getHours(), date.getMinutes()];
  if (options?.seconds) parts.push(date.getSeconds());
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** `1,234,567.5` in English, `1 234 567,5` in Russian and Kazakh (no-break spaces; four digits stay together there). */
export function formatNumber(value: number, language: FormatLanguage, maxDecimals = 0): string {
  if (!Number.isFinite(value)) return '–';
  const [whole = '', decimals = ''] = Math.abs(value).toFixed(maxDecimals).split('.');
  const kept = decimals.replace(/0+$/, '');
  const isLong = language === 'en' ? whole.length > 3 : whole.length > 4;
  const separator = language === 'en' ? ',' : NO_BREAK_SPACE;
  const grouped = isLong ? whole.replace(/\B(?=(\d{3})+$)/g, separator) : whole;
  const point = language === 'en' ? '.' : ',';
  const isZero = Number(`${whole}.${kept || 0}`) === 0;
  return `${value < 0 && !isZero ? '−' : ''}${grouped}${kept && point + kept}`;
}

/** A size in thousands, as file managers count: `1.4 MB`. */
export function formatBytes(bytes: number, language: FormatLanguage): string {
  const units = UNITS[language];
  let value = bytes;
  let unit = 0;
  // 999.95 would be printed as 1000.
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const decimals = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${formatNumber(value, language, decimals)}${NO_BREAK_SPACE}${units[unit]}`;
}

/** `34%` in English, `34 %` with a no-break space in Russian; Kazakh writes `34%`. `share` is from 0 to 1. */
export function formatPercent(share: number, language: FormatLanguage): string {
  return `${Math.round(share * 100)}${language === 'ru' ? NO_BREAK_SPACE : ''}%`;
}
