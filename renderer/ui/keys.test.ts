import { describe, expect, it } from 'vitest';
import { ariaKeys, findConflicts, isBare, keycaps, matchesChord, parseKeys } from './keys.ts';

const press = (
  code: string,
  held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey', boolean>> = {},
) => ({
  code,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
});

describe('parseKeys', () => {
  it.each(['Ctrl+l', 'Ctrl+L', 'Strg+KeyL', 'KeyLL', 'Ctrl+', '', 'F13'])('refuses %j', (keys) => {
    expect(() => parseKeys(keys)).toThrow(RangeError);
  });

  it('refuses Ctrl+Alt, which types letters on Windows', () => {
    expect(() => parseKeys('Ctrl+Alt+KeyQ')).toThrow('AltGr');
  });

  it.each(['KeyA', 'KeyC', 'KeyV', 'KeyX'])('refuses to take Ctrl+%s from text', (code) => {
    expect(() => parseKeys(`Ctrl+${code}`)).toThrow('edits text');
    expect(() => parseKeys(`Ctrl+Shift+${code}`)).not.toThrow();
  });
});

describe('matchesChord', () => {
  const lock = parseKeys('Ctrl+KeyL');

  it('wants exactly the modifiers named', () => {
    expect(matchesChord(lock, press('KeyL', { ctrlKey: true }), false)).toBe(true);
    expect(matchesChord(lock, press('KeyL'), false)).toBe(false);
    expect(matchesChord(lock, press('KeyL', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matchesChord(lock, press('KeyL', { ctrlKey: true, altKey: true }), false)).toBe(false);
    expect(matchesChord(lock, press('KeyL', { ctrlKey: true, metaKey: true }), false)).toBe(false);
  });

  it('means the command key on a Mac', () => {
    expect(matchesChord(lock, press('KeyL', { metaKey: true }), true)).toBe(true);
    expect(matchesChord(lock, press('KeyL', { ctrlKey: true }), true)).toBe(false);
  });
});

it('knows which keys would type', () => {
  expect(
    ['KeyJ', 'Shift+KeyA', 'Digit1', 'Space', 'Delete'].map((keys) => isBare(parseKeys(keys))),
  ).toEqual(Array(5).fill(true));
  expect(
    ['F2', 'Shift+F6', 'Escape', 'Ctrl+KeyK', 'Alt+Digit1'].map((keys) => isBare(parseKeys(keys))),
  ).toEqual(Array(5).fill(false));
});

it('prints keycaps and ARIA names', () => {
  expect(keycaps('Ctrl+Shift+KeyQ', false)).toEqual(['Ctrl', 'Shift', 'Q']);
  expect(keycaps('Ctrl+Alt+KeyQ'.replace('Ctrl+', ''), true)).toEqual(['⌥', 'Q']);
  expect(keycaps('Ctrl+Comma', true)).toEqual(['⌘', ',']);
  expect(ariaKeys('Ctrl+KeyL', false)).toBe('Control+L');
  expect(ariaKeys('Alt+Digit1', true)).toBe('Alt+1');
});

describe('findConflicts', () => {
  it('finds the same chord twice in one scope, however it is written', () => {
    const bound = [
      { keys: 'Ctrl+Shift+KeyF', scope: 'page' },
      { keys: 'Shift+Ctrl+KeyF', scope: 'page' },
    ];
    expect(findConflicts(bound)).toEqual([bound]);
  });

  it('finds a pane that takes a key of the page, and lets two panes share one', () => {
    const page = { keys: 'F2', scope: 'page' };
    const tree = { keys: 'F2', scope: 'tree' };
    const audio = { keys: 'F2', scope: 'audio' };
    expect(findConflicts([tree, audio])).toEqual([]);
    expect(findConflicts([page, tree])).toEqual([[page, tree]]);
  });
});
