import { expect, it } from 'vitest';
import { findHandles } from './handle.ts';

const found = (text: string): string[] =>
  findHandles(text).map(({ from, to, band }) => `${text.slice(from, to)} ${band}`);

it.each([
  ['instagram: asel_kz.', ['asel_kz redact']],
  ['мой инстаграм asel.kz87, пишите', ['asel.kz87 redact']],
  ['телеграм — nurik_01', ['nurik_01 redact']],
  ['телеграмым: nurik01', ['nurik01 redact']],
  ['Skype: karlygash', ['karlygash ask']],
  ['my username is qwe_rty', ['qwe_rty redact']],
  ['instagram: ase\u200Bl_kz', ['ase\u200Bl_kz redact']],
])('takes the account of %j', (text, names) => expect(found(text)).toEqual(names));

it.each([
  'instagram account was blocked',
  'в телеграм канал пришло',
  'signal was lost',
  'телеграм: канал',
  'ник был простой',
  'instagram 2020',
])('leaves %j alone', (text) => expect(found(text)).toEqual([]));
