import { Compartment, EditorState, type Text } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import { type RefObject, useEffect, useId, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { reviewEditor } from '../anonymise/review-editor.ts';
import { scrollTogether } from '../anonymise/scroll-together.ts';
import type { InterviewDocument } from '../interview-document.ts';
import styles from './OriginalBeside.module.css';
import { paragraphAt, paragraphStart } from './paragraphs.ts';

export interface OriginalBesideProps {
  /** Undefined when it does not open. */
  readonly original: InterviewDocument | undefined;
  readonly translation: InterviewDocument;
  /** The view on the translation, once it is there. */
  readonly translationRef: RefObject<EditorView | null>;
}

/** The testimony, to read while its translation is written: it scrolls along, and marks the paragraph one is at. */
export function OriginalBeside({ original, translation, translationRef }: OriginalBesideProps) {
  const { t } = useTranslation(['testimony', 'interviews']);
  const headingId = useId();
  const language = original?.snapshot().record.language;
  return (
    <section className={styles['side']} aria-labelledby={headingId}>
      <div className={styles['head']}>
        <h2 id={headingId}>{t('translation.original')}</h2>
        {language && (
          <span className={styles['language']}>{t(`interviews:language.${language}`)}</span>
        )}
      </div>
      {original ? (
        <OriginalText
          key={original.id}
          original={original}
          translation={translation}
          translationRef={translationRef}
          headingId={headingId}
        />
      ) : (
        <p className={styles['lost']}>{t('translation.lost')}</p>
      )}
    </section>
  );
}

interface OriginalTextProps extends OriginalBesideProps {
  readonly original: InterviewDocument;
  readonly headingId: string;
}

function OriginalText({ original, translation, translationRef, headingId }: OriginalTextProps) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const mark = useRef(new Compartment());
  const { state } = useSyncExternalStore(translation.subscribe, translation.snapshot);
  const paragraph = paragraphAt(state.doc, state.selection.main.head);

  useEffect(() => {
    if (!parent.current) return undefined;
    const made = new EditorView({
      parent: parent.current,
      doc: original.snapshot().state.doc,
      extensions: [
        asHighAsTranslation,
        reviewEditor(headingId),
        mark.current.of([]),
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
      ],
    });
    view.current = made;
    const other = translationRef.current;
    const stop = other && scrollTogether(made, other, (from, at) => across(made, other, from, at));
    return () => {
      view.current = null;
      stop?.();
      made.destroy();
    };
  }, [original, translationRef, headingId]);

  useEffect(() => {
    const shown = view.current;
    if (!shown) return;
    const { doc } = shown.state;
    const decorations = Decoration.set(here.range(paragraphStart(doc, paragraph)));
    shown.dispatch({
      effects: mark.current.reconfigure(
        doc.length === 0 ? [] : EditorView.decorations.of(decorations),
      ),
    });
  }, [paragraph]);

  return <div ref={parent} className={styles['text']} />;
}

/** The first lines of both texts at one height. */
const asHighAsTranslation = EditorView.theme({ '.cm-content': { paddingTop: '32px' } });

const here = Decoration.line({ class: styles['here'] ?? '' });

function across(
  original: EditorView,
  translation: EditorView,
  from: 'original' | 'reader',
  position: number,
): number {
  const [own, other]: [Text, Text] =
    from === 'original'
      ? [original.state.doc, translation.state.doc]
      : [translation.state.doc, original.state.doc];
  return paragraphStart(other, paragraphAt(own, position));
}
