import { describe, expect, it } from 'vitest';
import { mapText, unmapped } from './mapped-text.ts';
import { plainText } from './plain-text.ts';

describe('mapText', () => {
  const source = 'one&amp;two&shy;&lt;';
  const mapped = mapText(unmapped(source), /&\w+;/g, (match) =>
    match === '&amp;' ? '&' : match === '&shy;' ? '' : '<',
  );

  it.each([
    [0, 3, 'one'],
    [3, 4, '&amp;'],
    [2, 5, 'e&amp;t'],
    [4, 7, 'two'],
    [4, 8, 'two&shy;&lt;'],
    [7, 8, '&lt;'],
  ])('knows where %i-%i came from', (from, to, words) => {
    const range = mapped.toSource({ from, to });
    expect(source.slice(range.from, range.to)).toBe(words);
  });

  it('maps through several steps', () => {
    const twice = mapText(mapped, /two/g, () => '2');
    expect(twice.text).toBe('one&2<');
    const range = twice.toSource({ from: 3, to: 5 });
    expect(source.slice(range.from, range.to)).toBe('&amp;two');
  });

  it('is the source itself when nothing changes', () => {
    const plain = unmapped('abc');
    expect(mapText(plain, /x/g, () => 'y')).toBe(plain);
  });
});

describe('plainText', () => {
  it('shows what a reader sees', () => {
    expect(plainText('＋٧ ７０１\u00A012\u200B3\u00AD').text).toBe('+7 701 123');
    expect(plainText('обычный текст').text).toBe('обычный текст');
  });
});
