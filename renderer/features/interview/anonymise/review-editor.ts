import { EditorState, type Extension, type Transaction } from '@codemirror/state';
import { drawSelection, EditorView } from '@codemirror/view';
import { roomBelow } from '../room-below.ts';

const theme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font-reading)',
    fontSize: 'var(--reading-size)',
    lineHeight: 'var(--reading-line)',
    overflow: 'auto',
  },
  '.cm-content': {
    maxWidth: 'var(--reading-measure)',
    padding: '12px 24px 0',
    caretColor: 'var(--accent)',
  },
  '.cm-line': { padding: '0' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    {
      backgroundColor: 'light-dark(#c6dfea, #24566c)',
    },
});

/** Looks of both sides of the review: the same measure and leading, so that lines stand beside each other. Named by its heading. */
export function reviewEditor(headingId: string): Extension {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
  return [
    EditorView.cspNonce.of(nonce),
    EditorView.lineWrapping,
    drawSelection(),
    theme,
    roomBelow('40vh'),
    EditorView.contentAttributes.of({
      'aria-labelledby': headingId,
      'aria-readonly': 'true',
      tabindex: '0',
      spellcheck: 'false',
      autocorrect: 'off',
      autocapitalize: 'off',
      writingsuggestions: 'false',
    }),
  ];
}

/**
 * [Note: reading, not read-only] The text takes no typing, yet is neither `readOnly` nor `editable: false`.
 * The first would make CodeMirror refuse undo, which decisions need; the second would take away the caret,
 * with which a stretch is selected by keyboard, and would let a screen reader swallow the letter keys.
 * So what would type is refused, and the history, which comes unfiltered, goes through.
 */
export const reading: Extension = [
  EditorState.transactionFilter.of((transaction) =>
    isTyping(transaction) && transaction.docChanged ? [] : transaction,
  ),
  EditorView.domEventHandlers({
    beforeinput: swallow,
    paste: swallow,
    cut: swallow,
    drop: swallow,
    dragstart: swallow,
  }),
];

function isTyping(transaction: Transaction): boolean {
  return ['input', 'delete', 'move'].some((event) => transaction.isUserEvent(event));
}

function swallow(event: Event): boolean {
  event.preventDefault();
  return true;
}
