import type { FavouriteDigit } from '../../../../core/domain/favourites.ts';
import { FAVOURITE_DIGITS } from '../../../../core/domain/favourites.ts';
import { type Chord, isMacPlatform, matchesChord, parseKeys } from '../../../ui/keys.ts';

/** Two modes, one switch: letters either tag or are typed. */
export type TestimonyMode = 'read' | 'edit';

export type TestimonyCommand =
  | 'pick'
  | 'repeat'
  | 'inVivo'
  | 'overlaps'
  | 'remove'
  | 'mark'
  | 'grow'
  | 'shrink'
  | 'next'
  | 'previous'
  | 'toggleMode'
  | 'cite'
  | 'undo'
  | 'redo'
  | FavouriteDigit;

/** Bare keys: only while the text takes no typing. */
const READ_KEYS: readonly (readonly [string, TestimonyCommand])[] = [
  ['KeyT', 'pick'],
  ['Enter', 'pick'],
  ['KeyR', 'repeat'],
  ['KeyV', 'inVivo'],
  ['KeyO', 'overlaps'],
  ['Delete', 'remove'],
  ['KeyM', 'mark'],
  ['BracketRight', 'grow'],
  ['BracketLeft', 'shrink'],
  ['Tab', 'next'],
  ['Shift+Tab', 'previous'],
  ...FAVOURITE_DIGITS.map((digit) => [`Digit${digit}`, digit] as const),
];

/** The same with a modifier, in both modes. */
const ALWAYS_KEYS: readonly (readonly [string, TestimonyCommand])[] = [
  ['Ctrl+KeyE', 'toggleMode'],
  ['Ctrl+KeyZ', 'undo'],
  ['Ctrl+Shift+KeyZ', 'redo'],
  ['Ctrl+KeyY', 'redo'],
  ['Ctrl+KeyT', 'pick'],
  ['Ctrl+KeyR', 'repeat'],
  ['Ctrl+Shift+Delete', 'remove'],
  ['Ctrl+KeyM', 'mark'],
  ['Ctrl+Shift+KeyC', 'cite'],
  ['Ctrl+BracketRight', 'grow'],
  ['Ctrl+BracketLeft', 'shrink'],
  ['Alt+ArrowDown', 'next'],
  ['Alt+ArrowUp', 'previous'],
  ...FAVOURITE_DIGITS.map((digit) => [`Alt+Digit${digit}`, digit] as const),
];

type BoundCommand = readonly [Chord, TestimonyCommand];

function bind(keys: typeof READ_KEYS): readonly BoundCommand[] {
  return keys.map(([name, command]) => [parseKeys(name), command]);
}

const BOUND: Readonly<Record<TestimonyMode, readonly BoundCommand[]>> = {
  read: [...bind(READ_KEYS), ...bind(ALWAYS_KEYS)],
  edit: bind(ALWAYS_KEYS),
};

/** All chords of both modes, for a test that none stands twice. */
export const TESTIMONY_KEYS = { read: [...READ_KEYS, ...ALWAYS_KEYS], edit: ALWAYS_KEYS };

/** What a press means in a mode; undefined when it is none of ours. Physical keys, so any layout will do. */
export function commandOf(event: KeyboardEvent, mode: TestimonyMode): TestimonyCommand | undefined {
  if (event.isComposing) return undefined;
  const isMac = isMacPlatform();
  return BOUND[mode].find(([chord]) => matchesChord(chord, event, isMac))?.[1];
}
