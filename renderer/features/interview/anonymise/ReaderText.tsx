import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { AnonymisedText } from '../../../../core/anonymise/apply.ts';
import { reviewEditor } from './review-editor.ts';
import { differenceOf, type ReviewItem } from './review-item.ts';
import {
  rangeForReader,
  readerPlaces,
  reviewMarks,
  showFrame,
  showPlaces,
} from './review-marks.ts';
import styles from './ReviewTexts.module.css';

export interface ReaderTextProps {
  readonly result: AnonymisedText;
  /** Of the heading that names the text. */
  readonly headingId: string;
  readonly items: readonly ReviewItem[];
  readonly current: ReviewItem | undefined;
  /** Without marks: exactly what a reader sees. */
  readonly isBare: boolean;
  readonly viewRef: RefObject<EditorView | null>;
}

/** The anonymised text. A view of its own: nothing of it is ever edited or saved. */
export function ReaderText({
  result,
  headingId,
  items,
  current,
  isBare,
  viewRef,
}: ReaderTextProps) {
  const parent = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!parent.current) return undefined;
    const view = new EditorView({
      parent: parent.current,
      extensions: [
        reviewEditor(headingId),
        reviewMarks,
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
      ],
    });
    viewRef.current = view;
    return () => {
      viewRef.current = null;
      view.destroy();
    };
  }, [headingId, viewRef]);

  useLayoutEffect(() => {
    const view = viewRef.current;
    if (!view) return;
    const change = differenceOf(view.state.doc.toString(), result.text);
    view.dispatch({
      ...(change && { changes: { from: change[0], to: change[1], insert: change[2] } }),
      effects: showPlaces(readerPlaces(isBare ? [] : items, result)),
    });
  }, [result, items, isBare, viewRef]);

  useLayoutEffect(() => {
    const range = current && !isBare ? rangeForReader(current, result) : undefined;
    viewRef.current?.dispatch({ effects: showFrame(range) });
  }, [result, current, isBare, viewRef]);

  return <div ref={parent} className={styles['text']} />;
}
