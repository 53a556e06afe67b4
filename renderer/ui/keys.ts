/**
 * Shortcuts as physical keys. A chord is written with `event.code` names: `Ctrl+KeyL`, `Ctrl+Shift+KeyQ`, `F6`,
 * `Alt+ArrowLeft`, `KeyJ`. `event.key` is never read: with a Cyrillic layout Ctrl+L gives "д", and the digit row of the
 * Kazakh layout types letters. `Ctrl` means the command key on a Mac.
 */
export interface Chord {
  readonly code: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** The part of a KeyboardEvent that a chord looks at. */
export type Press = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

const CODE =
  /^(Key[A-Z]|Digit\d|F([1-9]|1[0-2])|Arrow(Left|Right|Up|Down)|Enter|Escape|Space|Tab|Backspace|Delete|Insert|Home|End|PageUp|PageDown|Minus|Equal|Comma|Period|Slash|Backslash|Backquote|Quote|Semicolon|BracketLeft|BracketRight)$/;

/** Chords that edit text on every system; taking one away would break typing. */
const TEXT_EDITING = ['KeyA', 'KeyC', 'KeyV', 'KeyX'];

/** @throws RangeError for a name that is no chord, and for Ctrl+Alt, which is AltGr on Windows and types letters. */
export function parseKeys(keys: string): Chord {
  const parts = keys.split('+');
  const code = parts.at(-1) ?? '';
  const modifiers = parts.slice(0, -1);
  const known = modifiers.every((name) => ['Ctrl', 'Alt', 'Shift'].includes(name));
  if (!CODE.test(code) || !known) throw new RangeError(`no such keys: ${keys}`);
  const chord = {
    code,
    ctrl: modifiers.includes('Ctrl'),
    alt: modifiers.includes('Alt'),
    shift: modifiers.includes('Shift'),
  };
  if (chord.ctrl && chord.alt) throw new RangeError(`Ctrl+Alt is AltGr: ${keys}`);
  if (chord.ctrl && !chord.shift && TEXT_EDITING.includes(code)) {
    throw new RangeError(`${keys} edits text`);
  }
  return chord;
}

export function matchesChord(chord: Chord, press: Press, isMac: boolean): boolean {
  const ctrl = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  return (
    press.code === chord.code &&
    ctrl === chord.ctrl &&
    !other &&
    press.altKey === chord.alt &&
    press.shiftKey === chord.shift
  );
}

/** True for what would type or move the caret when pressed in a text: such a chord waits until the text is not editable. */
export function isBare(chord: Chord): boolean {
  return !chord.ctrl && !chord.alt && !/^F\d+$|^Escape$/.test(chord.code);
}

const CAPS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Backspace: '⌫',
  Delete: 'Del',
  Insert: 'Ins',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Minus: '−',
  Equal: '+',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  Backquote: '`',
  Quote: "'",
  Semicolon: ';',
  BracketLeft: '[',
  BracketRight: ']',
};

/** The keycaps to print for a chord, as on a Latin keyboard: `['Ctrl', 'L']`. */
export function keycaps(keys: string, isMac: boolean): readonly string[] {
  const chord = parseKeys(keys);
  const caps: string[] = [];
  if (chord.ctrl) caps.push(isMac ? '⌘' : 'Ctrl');
  if (chord.alt) caps.push(isMac ? '⌥' : 'Alt');
  if (chord.shift) caps.push(isMac ? '⇧' : 'Shift');
  caps.push(CAPS[chord.code] ?? chord.code.replace(/^(Key|Digit)/, ''));
  return caps;
}

/** For `aria-keyshortcuts`, which wants the names of the ARIA specification. */
export function ariaKeys(keys: string, isMac: boolean): string {
  const chord = parseKeys(keys);
  const caps = [
    ...(chord.ctrl ? [isMac ? 'Meta' : 'Control'] : []),
    ...(chord.alt ? ['Alt'] : []),
    ...(chord.shift ? ['Shift'] : []),
  ];
  return [...caps, chord.code.replace(/^(Key|Digit)/, '')].join('+');
}

export interface BoundKeys {
  readonly keys: string;
  /** Where they are listened to: `page`, or the name of a pane. */
  readonly scope: string;
}

/**
 * Pairs that would fight over one press: the same chord twice in one scope, or in the page and in a pane. Two panes may
 * share a chord, because only one has the focus. For the tests of whoever declares shortcuts.
 */
export function findConflicts(bound: readonly BoundKeys[]): readonly [BoundKeys, BoundKeys][] {
  const pairs: [BoundKeys, BoundKeys][] = [];
  const written = (keys: string) => keycaps(keys, false).join('+');
  bound.forEach((first, index) => {
    for (const second of bound.slice(index + 1)) {
      const meet = first.scope === second.scope || [first.scope, second.scope].includes('page');
      if (meet && written(first.keys) === written(second.keys)) pairs.push([first, second]);
    }
  });
  return pairs;
}

export function isMacPlatform(): boolean {
  return /mac/i.test(navigator.platform);
}
