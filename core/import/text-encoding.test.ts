import { describe, expect, it } from 'vitest';
import type { Bytes } from '../bytes.ts';
import { decodeText, guessEncodings } from './text-encoding.ts';

const RUSSIAN =
  'Меня вызвали в отдел. «Подпишите», — сказал он мне. Я не подписала, и тогда они закрыли рынок.';
const KAZAKH = 'Мені бөлімге шақырды. Қолыңды қой деді, мен қоймадым, сонда олар базарды жапты.';

/** The encoder that no platform has: from what each byte means. */
function encode(text: string, label: string, places: Readonly<Record<string, number>> = {}): Bytes {
  const decoder = new TextDecoder(label);
  const bytes = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) bytes.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Uint8Array.from(Array.from(text), (letter) => {
    const byte = places[letter] ?? bytes.get(letter);
    if (byte === undefined) throw new Error(`${label} has no ${letter}`);
    return byte;
  });
}

const KZ = { қ: 0x9d, Қ: 0x8d, ө: 0xb4, ң: 0xbe, ғ: 0xba, ұ: 0xa2, ү: 0xbf, ә: 0xbc };

describe('the encoding of a text file', () => {
  it.each([RUSSIAN, RUSSIAN.toUpperCase(), RUSSIAN.slice(0, 20)])(
    'is told apart for Russian: %s',
    (text) => {
      expect(guessEncodings(encode(text, 'windows-1251'))[0]).toBe('windows-1251');
      expect(guessEncodings(encode(text.replace(/[«»—]/g, '-'), 'koi8-r'))[0]).toBe('koi8-r');
      expect(guessEncodings(new TextEncoder().encode(text))[0]).toBe('utf-8');
    },
  );

  it.each(['Бог', 'Мы', 'Жду', 'Цех'])(
    'is told apart even for a word, by its capital: %s',
    (word) => {
      expect(guessEncodings(encode(word, 'windows-1251'))[0]).toBe('windows-1251');
      expect(guessEncodings(encode(word, 'koi8-r'))[0]).toBe('koi8-r');
    },
  );

  it('is KZ-1048 where the Kazakh letters stand in their places, and reads them', () => {
    const bytes = encode(KAZAKH, 'windows-1251', KZ);
    expect(guessEncodings(bytes)[0]).toBe('kz-1048');
    expect(decodeText(bytes, 'kz-1048')).toBe(KAZAKH);
    expect(decodeText(bytes, 'windows-1251')).not.toBe(KAZAKH);
  });

  it('offers the others too, UTF-8 last when the bytes are not', () => {
    const choices = guessEncodings(encode(RUSSIAN, 'windows-1251'));
    expect(choices.toSorted()).toEqual(['koi8-r', 'kz-1048', 'utf-8', 'windows-1251']);
    expect(choices.at(-1)).toBe('utf-8');
  });

  it('has no other choice where a mark says it, or all is ASCII', () => {
    const wide = Uint8Array.from([0xff, 0xfe, 0x14, 0x04, 0x30, 0x04]);
    expect(guessEncodings(wide)).toEqual(['utf-16le']);
    expect(decodeText(wide, 'utf-16le')).toBe('Да');
    const turned = Uint8Array.from([0xfe, 0xff, 0x04, 0x14]);
    expect(guessEncodings(turned)).toEqual(['utf-16be']);
    expect(decodeText(turned, 'utf-16be')).toBe('Д');
    const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Да')]);
    expect(guessEncodings(marked)).toEqual(['utf-8']);
    expect(decodeText(marked, 'utf-8')).toBe('Да');
    expect(guessEncodings(new TextEncoder().encode('plain'))).toEqual(['utf-8']);
  });

  it('is none when there is a zero byte: a program, a picture', () => {
    expect(() => decodeText(Uint8Array.of(65, 0, 66), 'utf-8')).toThrow('zero byte');
  });
});
