import { useShortcuts } from '../../../ui/shortcuts.tsx';
import { isMacPlatform, matchesChord, parseKeys, type Press } from '../../../ui/keys.ts';

/** Keys of the review, the first of each shown on its button. Physical keys, see ui/keys.ts. */
export const REVIEW_KEYS = {
  next: ['KeyJ'],
  previous: ['KeyK'],
  nextOpen: ['Enter'],
  accept: ['KeyA'],
  edit: ['KeyE'],
  keep: ['KeyX'],
  acceptSame: ['Shift+KeyA'],
  reopen: ['Backspace'],
  less: ['KeyL'],
  more: ['Shift+KeyL'],
  register: ['KeyR'],
  note: ['KeyN'],
  mark: ['KeyM'],
  undo: ['KeyU', 'Ctrl+KeyZ'],
  redo: ['Shift+KeyU', 'Ctrl+Shift+KeyZ', 'Ctrl+KeyY'],
  finish: ['Ctrl+Enter'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ReviewCommand = keyof typeof REVIEW_KEYS;

const COMMANDS = Object.keys(REVIEW_KEYS) as ReviewCommand[];

const CHORDS = COMMANDS.flatMap((command) =>
  REVIEW_KEYS[command].map((keys) => ({ command, chord: parseKeys(keys) })),
);

export function reviewCommandOf(press: Press): ReviewCommand | undefined {
  const isMac = isMacPlatform();
  return CHORDS.find(({ chord }) => matchesChord(chord, press, isMac))?.command;
}

/** Binds the keys of the review outside its text, which sees them first, as long as the caller is mounted. */
export function useReviewKeys(run: (command: ReviewCommand) => void): void {
  useShortcuts(
    COMMANDS.flatMap((command) =>
      REVIEW_KEYS[command].map((keys) => ({
        keys,
        run: () => run(command),
        repeats: command === 'next' || command === 'previous',
      })),
    ),
  );
}
