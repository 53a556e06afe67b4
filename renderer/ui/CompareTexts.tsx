import { standardKeymap } from '@codemirror/commands';
import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { useLayoutEffect, useRef } from 'react';
import { cspNonce } from './csp-nonce.ts';
import styles from './CompareTexts.module.css';

export interface CompareTextsProps {
  readonly before: string;
  readonly now: string;
  /** Ids of the headings that name the two texts. */
  readonly beforeId: string;
  readonly nowId: string;
  /** "{n} unchanged lines", for what is folded away. */
  readonly unchanged: string;
}

/** An earlier text and the present one side by side, to be read only. */
export function CompareTexts({ before, now, beforeId, nowId, unchanged }: CompareTextsProps) {
  const parent = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!parent.current) return undefined;
    const side = (headingId: string) => [
      EditorState.readOnly.of(true),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-labelledby': headingId, 'aria-readonly': 'true' }),
      EditorState.phrases.of({ '$ unchanged lines': unchanged }),
      keymap.of(standardKeymap),
      cspNonce(),
    ];
    const view = new MergeView({
      a: { doc: before, extensions: side(beforeId) },
      b: { doc: now, extensions: side(nowId) },
      parent: parent.current,
      gutter: false,
      collapseUnchanged: { margin: 2, minSize: 6 },
    });
    return () => view.destroy();
  }, [before, now, beforeId, nowId, unchanged]);
  return <div ref={parent} className={styles['merge']} />;
}
