import { describe, expect, it } from 'vitest';
import { readDetector } from '../../../tools/anonymise/read-model.ts';

const detector = readDetector();
const found = (text: string, threshold?: number): string[] =>
  detector
    .find(text, threshold === undefined ? {} : { threshold })
    .map(({ from, to, type }) => `${type} ${text.slice(from, to)}`);

/** The text with what the detector did not find left out. */
const covered = (text: string): string =>
  detector.find(text).reduce((all, { from, to }) => `${all} ${text.slice(from, to)}`, '');

describe('the detector', () => {
  it.each([
    ['My neighbour Gulnara Abenova was taken to Karaganda.', 'Gulnara Abenova', 'Karaganda'],
    ['Then Mr. Whitaker from Amnesty International called.', 'Whitaker', 'Amnesty International'],
    ['Мою соседку Розу Мырзабекову увезли в Караганду.', 'Розу Мырзабекову', 'Караганду'],
    ['Я всё рассказала Тлеубаеву, он работал в МВД.', 'Тлеубаеву', 'МВД'],
    ['Сосібіз Күнсұлу апаны Таразға алып кетті.', 'Күнсұлу', 'Таразға'],
    ['Ержан Тілеубердиевтің үйіне бардық.', 'Ержан Тілеубердиевтің'],
  ])('finds names in "%s"', (text, ...expected) => {
    for (const name of expected) expect(covered(text)).toContain(name);
  });

  it('finds names in speech without capitals and in capitals only', () => {
    const spoken = 'потом пришёл ержан ахметов и сказал что надо ехать в алматы';
    expect(found(spoken)).toEqual(['PERSON ержан ахметов', 'PLACE алматы']);
    expect(found(spoken.toUpperCase())).toEqual(['PERSON ЕРЖАН АХМЕТОВ', 'PLACE АЛМАТЫ']);
    expect(found('then i told john whitaker about it and we drove to london')).toEqual(
      expect.arrayContaining(['PERSON john whitaker', 'PLACE london']),
    );
  });

  it('reads every sentence in its own language', () => {
    const text =
      'Then we met Gulnara Abenova. Потом пришёл Сергей Волков. Біз Бауыржан ағаға бардық.';
    expect(found(text)).toEqual(
      expect.arrayContaining(['PERSON Gulnara Abenova', 'PERSON Сергей Волков', 'PERSON Бауыржан']),
    );
  });

  it('keeps offsets where something invisible stands between', () => {
    const text = 'Ну\u200B, потом мне позвонила Гуль\u00ADнара Ома\u00ADрова.';
    expect(found(text)).toContain('PERSON Гуль\u00ADнара Ома\u00ADрова');
  });

  it('holds initials and hyphens together', () => {
    expect(found('Его увёл майор К. С. Ибраев.')).toContain('PERSON К. С. Ибраев');
    expect(found('Там был Касым-Жомарт Ибраев.')).toContain('PERSON Касым-Жомарт Ибраев');
  });

  it('proposes less with a higher threshold', () => {
    const text = 'Мою соседку Розу Мырзабекову увезли в Караганду на Совет.';
    expect(found(text, 0.9).length).toBeLessThanOrEqual(found(text, 0.5).length);
    expect(found(text, 0).length).toBeGreaterThan(0);
    expect(found(text, 1.1)).toEqual([]);
  });

  it('leaves everyday sentences alone', () => {
    const plain =
      'Мы долго ждали автобус, потом пошёл дождь. We waited for the bus. Біз автобус күттік.';
    expect(found(plain, 0.5)).toEqual([]);
  });

  it('reads a megabyte the same as its parts', { timeout: 60_000 }, () => {
    const part =
      'Сол күні Сәуле Оспанова келді. Потом мы поехали в Тараз. I told Samat about it.\n';
    const alone = found(part);
    const all = found(part.repeat(8000));
    expect(all.length).toBe(alone.length * 8000);
    expect(all.slice(-alone.length)).toEqual(alone);
  });

  it('never throws, overlaps or leaves the text', () => {
    for (const text of [
      '',
      ' ',
      '\ud83d',
      'a\ud83d',
      '\u0301',
      "'",
      '...',
      '👩‍👩‍👧',
      'А'.repeat(5000),
    ]) {
      let end = 0;
      for (const { from, to } of detector.find(text, { threshold: 0 })) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });
});
