import { standardKeymap } from '@codemirror/commands';
import { Compartment, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { normaliseText } from '../../../../core/domain/interview.ts';
import { roomBelow } from '../room-below.ts';
import type { KnownTags } from '../../../known-tags.ts';
import { reading } from '../anonymise/review-editor.ts';
import { margin } from './margin.ts';
import { knownTags, passageMarks } from './passage-marks.ts';
import { commandOf, type TestimonyCommand, type TestimonyMode } from './testimony-keys.ts';
import { growthOrigin } from './unit-selection.ts';

const theme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    justifyContent: 'center',
    overflow: 'auto',
    fontFamily: 'var(--font-reading)',
    fontSize: 'var(--reading-size)',
    lineHeight: 'var(--reading-line)',
  },
  '.cm-content': {
    flex: '0 1 auto',
    boxSizing: 'content-box',
    width: 'var(--reading-measure)',
    maxWidth: 'calc(100% - 176px)',
    // Room on the right for the bars.
    margin: '0 128px 0 16px',
    // As high as the sheet without its padding, so that a click anywhere lands in the text.
    minHeight: 'calc(100% - 64px)',
    padding: '32px 16px 0',
    caretColor: 'var(--accent)',
  },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--text-disabled)' },
});

/** Helpers of the browser that would keep or send what is typed, and the role that says what this is. */
const attributes = {
  spellcheck: 'false',
  autocomplete: 'off',
  autocorrect: 'off',
  autocapitalize: 'off',
  writingsuggestions: 'false',
  translate: 'no',
  role: 'textbox',
  'aria-multiline': 'true',
  // Editable elements take the focus without it, but not every checker and reader knows.
  tabindex: '0',
} as const;

export interface EditorWords {
  readonly label: string;
  readonly help: string;
  readonly placeholder: string;
}

/** The parts of the editor that change while it is open. */
export class TestimonyExtensions {
  readonly #mode = new Compartment();
  readonly #tags = new Compartment();
  readonly #words = new Compartment();

  /** @param run carries a command out; false lets the key go on to whoever else wants it */
  create(
    mode: TestimonyMode,
    tags: KnownTags,
    words: EditorWords,
    run: (command: TestimonyCommand) => boolean,
  ): Extension {
    return [
      EditorView.lineWrapping,
      theme,
      roomBelow('45vh'),
      passageMarks,
      margin,
      growthOrigin,
      this.#mode.of(modeExtension(mode, run)),
      this.#tags.of(knownTags.of(tags)),
      this.#words.of(wordsExtension(words)),
      keymap.of(standardKeymap),
      EditorView.clipboardInputFilter.of(normaliseText),
      EditorView.domEventHandlers({ drop: refuseFiles }),
    ];
  }

  setMode(mode: TestimonyMode, run: (command: TestimonyCommand) => boolean) {
    return this.#mode.reconfigure(modeExtension(mode, run));
  }

  setTags(tags: KnownTags) {
    return this.#tags.reconfigure(knownTags.of(tags));
  }

  setWords(words: EditorWords) {
    return this.#words.reconfigure(wordsExtension(words));
  }
}

function modeExtension(
  mode: TestimonyMode,
  run: (command: TestimonyCommand) => boolean,
): Extension {
  const keydown = (event: KeyboardEvent) => {
    const command = commandOf(event, mode);
    return command !== undefined && run(command);
  };
  return [
    Prec.highest(EditorView.domEventHandlers({ keydown })),
    EditorView.contentAttributes.of({ 'aria-readonly': String(mode === 'read') }),
    mode === 'read' ? reading : [],
  ];
}

function wordsExtension({ label, help, placeholder: words }: EditorWords): Extension {
  return [
    EditorView.contentAttributes.of({
      ...attributes,
      'aria-label': label,
      'aria-description': help,
    }),
    placeholder(words),
  ];
}

/** CodeMirror would read a dropped file into the text. Files come in by another door. */
function refuseFiles(event: DragEvent): boolean {
  if ((event.dataTransfer?.files.length ?? 0) === 0) return false;
  event.preventDefault();
  return true;
}
