import { expect, it } from 'vitest';
import type { IdentifierKind } from '../domain/redaction.ts';
import { areTelling } from './telling-words.ts';

it.each([
  ['12.03.1985', 'date', true],
  ['12 марта 1985 года', 'date', true],
  ['марта', 'date', false],
  ['в марте 2020', 'date', false],
  ['2020', 'date', false],
  ['пятницу', 'date', false],
  ['42 года', 'age', false],
  ['42 года', 'other', true],
  ['Ахметова', 'person', true],
  ['85 000 тенге', 'money', true],
] as const satisfies readonly (readonly [string, IdentifierKind, boolean])[])(
  '%j as %s: %s',
  (words, kind, telling) => expect(areTelling(words, { kind })).toBe(telling),
);
