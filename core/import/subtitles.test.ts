import { describe, expect, it } from 'vitest';
import { readSubtitles } from './subtitles.ts';

const VTT = `WEBVTT - a recording
Kind: captions

STYLE
::cue { color: red }

NOTE not said by anybody
-- nor this

intro
00:12:03.500 --> 00:12:05.000 align:start
<v Айгүл>Нас вызвали</v>

00:12:05.200 --> 00:12:07.000
<v Айгүл>в <i>отдел</i>,
на рынке &amp; дома.

00:12:07.100 --> 00:12:08.000
<v.loud Интервьюер>Когда?
<v Айгүл><00:12:07.500>В ноябре.

01:00:00.000 --> 01:00:02.000
<v Айгүл>После паузы <плачет>.
`;

const SRT = `1\r
00:00:01,000 --> 00:00:02,000\r
- Вы подписали?\r
- Нет.\r
\r
2\r
00:00:02,100 --> 00:00:04,000\r
{\\an8}<font color="red">Я сказала,</font>\r
\r
3\r
00:00:04,100 --> 00:00:05,000\r
что <i>не буду</i> &amp; всё.\r
\r
Это осталось от третьего.\r
\r
4\r
00:00:05,500 --> 00:00:06,000\r
ИНТЕРВЬЮЕР: Почему?\r
`;

describe('subtitles', () => {
  it('become turns of speakers with their times', () => {
    expect(readSubtitles(VTT)?.text.split('\n')).toEqual([
      '[00:12:03] Айгүл: Нас вызвали в отдел, на рынке & дома.',
      '[00:12:07] Интервьюер: Когда?',
      '[00:12:07] Айгүл: В ноябре.',
      '[01:00:00] Айгүл: После паузы <плачет>.',
    ]);
    expect(readSubtitles(VTT)?.notes).toEqual([{ kind: 'times', count: 4 }]);
  });

  it('of SRT keep every word, and its lines of several people apart', () => {
    expect(readSubtitles(SRT)?.text.split('\n')).toEqual([
      '[00:00:01] - Вы подписали?',
      '[00:00:01] - Нет. Я сказала, что не буду &amp; всё. Это осталось от третьего.',
      '[00:00:05] ИНТЕРВЬЮЕР: Почему?',
    ]);
  });

  it('are none where no time stands', () => {
    expect(readSubtitles('WEBVTT\n\njust words')).toBeUndefined();
  });
});
