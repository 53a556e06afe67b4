import { EditorView } from '@codemirror/view';
import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { InterviewDocument } from '../interview-document.ts';
import type { InterviewPlace } from '../interview-place.ts';
import type { KnownTags } from '../../../known-tags.ts';
import { type EditorWords, TestimonyExtensions } from './testimony-editor.ts';
import styles from './TestimonyPane.module.css';
import type { TestimonyCommand, TestimonyMode } from './testimony-keys.ts';

export interface TestimonyEditorProps {
  readonly document: InterviewDocument;
  readonly mode: TestimonyMode;
  readonly known: KnownTags;
  readonly words: EditorWords;
  /** A key pressed in the text; false lets it go on to whoever else wants it. */
  readonly onCommand: (command: TestimonyCommand) => boolean;
  /** Where to begin. Read once. */
  readonly place: InterviewPlace | undefined;
  readonly onPlace: (place: InterviewPlace) => void;
  /** Takes no focus away from the row of tabs: who steps along it with the arrows is on the way to another. */
  readonly leavesTabs?: boolean;
  readonly viewRef: RefObject<EditorView | null>;
}

/** The view on the document's text. It is made once for each document; what changes is reconfigured in it. */
export function TestimonyEditor(props: TestimonyEditorProps) {
  const { document, mode, known, words, viewRef } = props;
  const parent = useRef<HTMLDivElement>(null);
  const parts = useRef<TestimonyExtensions>(undefined);
  const onCommand = useEffectEvent(props.onCommand);
  const onPlace = useEffectEvent(props.onPlace);
  const first = useEffectEvent(() => props);

  useLayoutEffect(() => {
    if (!parent.current) return undefined;
    const start = first();
    const extensions = new TestimonyExtensions();
    const view = new EditorView({
      state: document.snapshot().state,
      parent: parent.current,
      dispatchTransactions: (transactions, self) => document.take(transactions, self),
    });
    const tell = () => {
      const { anchor, head } = view.state.selection.main;
      onPlace({ anchor, head, scrollTop: view.scrollDOM.scrollTop });
    };
    const detach = document.attach(view, [
      extensions.create(start.mode, start.known, start.words, (command) => onCommand(command)),
      EditorView.domEventHandlers({ scroll: tell }),
      EditorView.updateListener.of((update) => {
        if (update.selectionSet || update.docChanged) tell();
      }),
    ]);
    parts.current = extensions;
    viewRef.current = view;
    restore(view, start.place);
    if (!start.leavesTabs || window.document.activeElement?.role !== 'tab') view.focus();
    return () => {
      viewRef.current = null;
      parts.current = undefined;
      detach();
      view.destroy();
    };
  }, [document, viewRef]);

  useLayoutEffect(() => {
    const effects = parts.current?.setMode(mode, (command) => onCommand(command));
    if (effects) viewRef.current?.dispatch({ effects });
  }, [mode, viewRef]);

  useLayoutEffect(() => {
    const effects = parts.current?.setTags(known);
    if (effects) viewRef.current?.dispatch({ effects });
  }, [known, viewRef]);

  useLayoutEffect(() => {
    const effects = parts.current?.setWords(words);
    if (effects) viewRef.current?.dispatch({ effects });
  }, [words, viewRef]);

  return <div ref={parent} className={styles['editor']} />;
}

/** Back to the caret and scroll of before. A negative scroll asks for the caret in the middle of the screen. */
function restore(view: EditorView, place: InterviewPlace | undefined): void {
  if (!place) return;
  const within = (position: number) => Math.max(0, Math.min(position, view.state.doc.length));
  const [anchor, head] = [within(place.anchor), within(place.head)];
  if (place.scrollTop < 0) {
    view.dispatch({
      selection: { anchor, head },
      effects: EditorView.scrollIntoView(head, { y: 'center' }),
    });
    return;
  }
  view.dispatch({ selection: { anchor, head } });
  // Until the first drawing all heights are guesses, and a scroll set before would be moved along with their correction.
  view.requestMeasure({
    read: () => undefined,
    write: () => {
      view.scrollDOM.scrollTop = place.scrollTop;
    },
  });
}
