import { standardKeymap } from '@codemirror/commands';
import { EditorView, keymap } from '@codemirror/view';
import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { InterviewDocument } from '../interview-document.ts';
import { reading, reviewEditor } from './review-editor.ts';
import type { ReviewItem } from './review-item.ts';
import { originalPlaces, reviewMarks, showFrame, showPlaces } from './review-marks.ts';
import styles from './ReviewTexts.module.css';

export interface OriginalTextProps {
  readonly document: InterviewDocument;
  /** Of the heading that names the text. */
  readonly headingId: string;
  readonly items: readonly ReviewItem[];
  readonly current: ReviewItem | undefined;
  readonly onPick: (key: string) => void;
  /** A key pressed in the text; true when it was one of the review's and is done with. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly viewRef: RefObject<EditorView | null>;
}

/** The testimony as typed, with every place marked. Mounts a view on the document's own state. */
export function OriginalText(props: OriginalTextProps) {
  const { document, items, current, headingId, viewRef } = props;
  const parent = useRef<HTMLDivElement>(null);
  const onPick = useEffectEvent(props.onPick);
  const onKey = useEffectEvent(props.onKey);

  useLayoutEffect(() => {
    if (!parent.current) return undefined;
    const view = new EditorView({
      state: document.snapshot().state,
      parent: parent.current,
      dispatchTransactions: (transactions, self) => document.take(transactions, self),
    });
    const detach = document.attach(view, [
      reviewEditor(headingId),
      reading,
      reviewMarks,
      EditorView.domEventHandlers({
        keydown: (event) => onKey(event),
        click: (event) => {
          const mark = event.target instanceof Element ? event.target.closest('[data-key]') : null;
          const key = mark?.getAttribute('data-key');
          if (key && view.state.selection.main.empty) onPick(key);
        },
      }),
      keymap.of(standardKeymap),
    ]);
    viewRef.current = view;
    return () => {
      viewRef.current = null;
      detach();
      view.destroy();
    };
  }, [document, headingId, viewRef]);

  useLayoutEffect(() => {
    viewRef.current?.dispatch({ effects: showPlaces(originalPlaces(items)) });
  }, [items, viewRef]);

  useLayoutEffect(() => {
    viewRef.current?.dispatch({ effects: showFrame(current) });
  }, [current, viewRef]);

  return <div ref={parent} className={styles['text']} />;
}
