import { normaliseText } from '../domain/interview.ts';
import { notesOf } from './import-note.ts';
import { type ReadText, toTestimony } from './plain-text.ts';

interface Cue {
  /** In seconds. */
  readonly from: number;
  readonly to: number;
  readonly lines: string[];
}

/** What one person says without a pause. */
interface Turn {
  readonly from: number;
  readonly speaker: string;
  readonly words: string[];
  to: number;
}

const TIME = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})`;
const TIMING = new RegExp(`^\\s*${TIME}\\s*-->\\s*${TIME}`);
/** Of which no viewer shows anything. */
const SILENT = /^(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)/;
const VOICE = /<v(?:\.[^\s<>]*)?[ \t]([^<>]*)>/g;
/** Only what is known to be a mark: people write <laughs>, too. */
const MARKS = /<\/?(?:i|b|u|s|c|v|font|lang|ruby|rt)(?:[\s.][^<>]*)?>|<[\d:.]+>|\{\\an?\d+\}/gi;
const OWN_LINE = /^(?:[-–—]\s|\p{Lu}[^:\n]{0,40}:\s)/u;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00A0',
  '&lrm;': '\u200E',
  '&rlm;': '\u200F',
};
/** A pause of this many seconds ends a turn. */
const PAUSE = 2;

/**
 * The words of a VTT or SRT file: pieces that follow one another become one paragraph, which ends where another person
 * speaks or nobody does. Each begins with its time, so that the recording is found again: `[00:12:03] Name: …`.
 * @returns undefined when no time stands in it
 * @throws AppError import-empty, import-not-text, import-too-large
 */
export function readSubtitles(raw: string): ReadText | undefined {
  const text = normaliseText(raw);
  const isVtt = text.startsWith('WEBVTT');
  const cues = cuesOf(text.split('\n'));
  if (cues.length === 0) return undefined;
  const turns = turnsOf(cues, isVtt);
  const lines = turns.map(({ from, speaker, words }) =>
    [stamp(from), speaker && `${speaker}:`, ...words].filter(Boolean).join(' '),
  );
  const read = toTestimony(lines.join('\n'));
  return { ...read, notes: [...read.notes, ...notesOf({ times: turns.length })] };
}

function cuesOf(lines: readonly string[]): Cue[] {
  const cues: Cue[] = [];
  let isSilent = false;
  let isBlockNew = true;
  for (const [i, line] of lines.entries()) {
    const times = TIMING.exec(line);
    if (times) {
      cues.push({ from: seconds(times.slice(1, 5)), to: seconds(times.slice(5, 9)), lines: [] });
      isSilent = false;
    } else if (line.trim() === '') {
      isSilent = false;
      isBlockNew = true;
      continue;
    } else if (isBlockNew && SILENT.test(line)) isSilent = true;
    // The number or name of a piece stands in the line above its time.
    else if (!isSilent && !(isBlockNew && TIMING.test(lines[i + 1] ?? '')))
      cues.at(-1)?.lines.push(line.trim());
    isBlockNew = false;
  }
  return cues;
}

function turnsOf(cues: readonly Cue[], isVtt: boolean): Turn[] {
  const turns: Turn[] = [];
  for (const { from, to, lines } of cues) {
    for (const { speaker, words } of voicesOf(lines, isVtt)) {
      const last = turns.at(-1);
      const goesOn =
        last && from - last.to < PAUSE && speaker === last.speaker && !OWN_LINE.test(words);
      if (goesOn) last.words.push(words);
      else turns.push({ from, to, speaker, words: [words] });
      const now = turns.at(-1);
      if (now) now.to = Math.max(now.to, to);
    }
  }
  return turns;
}

/** What of a piece each person says, its lines together unless they are of several. */
function voicesOf(lines: readonly string[], isVtt: boolean) {
  const voices: { speaker: string; words: string }[] = [];
  let speaker = '';
  for (const line of lines) {
    // Every other part is a name, from the second on.
    for (const [i, part] of line.split(VOICE).entries()) {
      if (i % 2 === 1) speaker = plain(part, isVtt);
      else {
        const words = plain(part, isVtt);
        const last = voices.at(-1);
        if (words === '') continue;
        if (last && last.speaker === speaker && !OWN_LINE.test(words)) last.words += ` ${words}`;
        else voices.push({ speaker, words });
      }
    }
  }
  return voices;
}

function plain(text: string, isVtt: boolean): string {
  const bare = text.replace(MARKS, '').trim();
  return isVtt
    ? bare.replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (one) => ENTITIES[one] ?? one)
    : bare;
}

function seconds([hours, minutes, secs, rest]: readonly (string | undefined)[]): number {
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(secs);
  return whole + Number(`0.${rest}`);
}

function stamp(time: number): string {
  const parts = [Math.floor(time / 3600), Math.floor(time / 60) % 60, Math.floor(time) % 60];
  return `[${parts.map((part) => String(part).padStart(2, '0')).join(':')}]`;
}
