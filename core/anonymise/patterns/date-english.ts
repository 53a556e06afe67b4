import { ANY_MONTH_EN, DASH, DAY, MONTH_EN, YEAR } from './date-parts.ts';
import { ORDINAL_EN, YEAR_EN } from './number-words.ts';

const NTH = String.raw`${DAY}(?:st|nd|rd|th)?`;
const DAYS = String.raw`(?:${NTH}(?:\s?(?:${DASH}|and|or|to)\s?${NTH})?|${ORDINAL_EN})`;
export const WEEKDAY_EN = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const AT_WEEKDAY = String.raw`(?:${WEEKDAY_EN},?\s+)?`;
/** A year; in words only where one is certain to stand. */
const ANY_YEAR = `(?:${YEAR}|${YEAR_EN})`;

/** Ways to write a date in English, longer ones first. */
export const ENGLISH_DATES: readonly string[] = [
  String.raw`${AT_WEEKDAY}${DAYS}[\s-]+(?:(?:day\s+)?of\s+)?${ANY_MONTH_EN}(?:[\s,-]+(?:of\s+)?${ANY_YEAR})?`,
  String.raw`${AT_WEEKDAY}${ANY_MONTH_EN}\s+(?:the\s+)?${DAYS}(?:(?:,\s*|\s+)(?:of\s+)?${ANY_YEAR})?`,
  String.raw`(?:mid-|early\s|late\s)?(?:${MONTH_EN}\s?(?:${DASH}|to|and)\s?)?${ANY_MONTH_EN}(?:,?\s+|-)(?:of\s+|in\s+)?${ANY_YEAR}`,
  String.raw`(?:spring|summer|autumn|fall|winter)\s+(?:of\s+|in\s+)?${ANY_YEAR}(?:\s?${DASH}\s?\d\d(?:\d\d)?)?`,
  String.raw`(?:(?:early|mid|late)[\s-])?(?:1\d|20)\d0['’]?s`,
  String.raw`\d{1,2}(?:st|nd|rd|th)[\s-]century(?:\s(?:bce?|ce|ad))?`,
  String.raw`\d{1,4}\s(?:bce?|ce)`,
  String.raw`(?:mid-|early\s|late\s)?${MONTH_EN}`,
  `${WEEKDAY_EN}s?`,
];
/** They begin with an apostrophe or need a word before. */
export const ENGLISH_LOOSE = [
  String.raw`(?=['’]\d)(?<![\p{L}\p{N}])['’](?:[2-9]0['’]?s|[3-9]\d)(?![\p{L}\p{N}])`,
  String.raw`(?=[2-9]0['’s])(?<=(?:the|early|late|mid)[\s-])[2-9]0['’]?s(?![\p{L}\p{N}])`,
  String.raw`(?=eighteen|nineteen|tw)(?<=(?:in|of|since|until|till|by|from|before|after|during|year)\s)${YEAR_EN}(?![\p{L}\p{N}]|\s(?:hundred|thousand|million|people|men|women|tenge|dollars))`,
].join('|');
