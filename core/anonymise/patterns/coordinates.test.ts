import { expect, it } from 'vitest';
import { findCoordinates } from './coordinates.ts';

const found = (text: string): string[] =>
  findCoordinates(text).map(({ from, to }) => text.slice(from, to));

it.each([
  ['точка 43.2389, 76.8897.', '43.2389, 76.8897'],
  ['43.23891,76.88971', '43.23891,76.88971'],
  ['-33.8688 151.2093', '-33.8688 151.2093'],
  ['43,2389; 76,8897', '43,2389; 76,8897'],
  ['43.2389° N, 76.8897° E', '43.2389° N, 76.8897° E'],
  ['43°14′20″ с. ш., 76°53′23″ в. д.', '43°14′20″ с. ш., 76°53′23″ в. д.'],
  [`at 43°14'20"N 76°53'23"E`, `43°14'20"N 76°53'23"E`],
])('takes the point of %j', (text, point) => expect(found(text)).toEqual([point]));

it.each(['12.50, 13.20', '100.123 200.123', 'температура 38° и 5', '1.234.567 1.234', '3.1415'])(
  'leaves %j alone',
  (text) => expect(found(text)).toEqual([]),
);
