import type { EditorView } from '@codemirror/view';
import { memo, type RefObject, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { favouriteTags } from '../../../../core/domain/favourites.ts';
import type { InterviewDocument } from '../interview-document.ts';
import { TagPicker } from '../TagPicker.tsx';
import type { Library } from '../../../vault/library.ts';
import { type KnownTags, offeredTags, useCodebookFrozen } from '../../../known-tags.ts';
import { HereList } from './HereList.tsx';
import { atCaret } from './tagging.ts';
import styles from './TestimonyPane.module.css';
import type { Commands } from './use-commands.ts';

export interface TagPanelProps {
  readonly document: InterviewDocument;
  readonly library: Library;
  readonly known: KnownTags;
  readonly commands: Commands;
  readonly view: RefObject<EditorView | null>;
}

/** The longest quotation that a line of the panel can show. */
const QUOTED = 80;

/** Beside the text: what lies at the caret, and the codebook to tag with. */
export function TagPanel({ document, library, known, commands, view }: TagPanelProps) {
  const { t } = useTranslation('testimony');
  const isFrozen = useCodebookFrozen(library);
  const { state } = useSyncExternalStore(document.subscribe, document.snapshot);
  const leading = useMemo(() => {
    const tags = offeredTags(known).map(({ tag }) => tag);
    return { heading: t('favourites'), ids: [...favouriteTags(tags).values()].map(({ id }) => id) };
  }, [known, t]);
  return (
    <aside className={styles['panel']} aria-label={t('panel')}>
      <HereList
        here={atCaret(document)}
        known={known}
        textOf={({ from, to }) => state.doc.sliceString(from, Math.min(to, from + QUOTED))}
        onSelect={({ from, to }) => {
          document.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
          view.current?.focus();
        }}
        onRemove={commands.remove}
      />
      <Codebook
        label={t('picker.label')}
        known={known}
        leading={leading}
        shape="list"
        onPick={commands.tag}
        onCreate={isFrozen ? undefined : (label) => void commands.createAndTag(label)}
      />
    </aside>
  );
}

/** A hundred lines that no caret movement changes. */
const Codebook = memo(
  TagPicker,
  (before, after) =>
    before.known === after.known &&
    before.leading === after.leading &&
    (before.onCreate === undefined) === (after.onCreate === undefined),
);
