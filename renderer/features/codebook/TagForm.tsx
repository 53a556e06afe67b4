import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagWords } from '../../../core/codebook/codebook-edit.ts';
import { type Tag, tagName } from '../../../core/domain/tag.ts';
import { useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { codeColour } from '../../ui/code-colours.ts';
import { formatNumber } from '../../ui/format.ts';
import { TagChip } from '../../ui/TagChip.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Autosaver } from '../../vault/autosave.ts';
import type { Library } from '../../vault/library.ts';
import { ColourChoice } from './ColourChoice.tsx';
import { FavouriteChoice } from './FavouriteChoice.tsx';
import styles from './TagForm.module.css';
import { TagStanding, type TagStandingProps } from './TagStanding.tsx';
import { labelProblem } from './tag-uses.ts';

export interface TagFormProps extends Omit<TagStandingProps, 'isFrozen'> {
  readonly shortName: string;
  /** In how many interviews it stands. */
  readonly uses: number;
  /** Just made: its name is what the person wants to write first. */
  readonly isNew: boolean;
  /** A coding round: to be read only. */
  readonly isFrozen: boolean;
  readonly nameRef: RefObject<HTMLInputElement | null>;
}

function useTagDraft(tag: Tag, library: Library) {
  const [edited, setEdited] = useState<TagWords>({});
  const [saver] = useState(
    () =>
      new Autosaver<TagWords>({
        compose: (first, second) => ({ ...first, ...second }),
        save: async (to) => {
          await library.editCodebook({ kind: 'change', id: tag.id, to });
          return Date.now();
        },
      }),
  );
  const saveState = useSyncExternalStore(saver.subscribe, saver.snapshot);
  useEffect(() => () => void saver.flush(), [saver]);

  function change(part: TagWords) {
    setEdited({ ...edited, ...part });
    const { label } = part;
    if (label === undefined || !labelProblem(label, tag.id, library.snapshot().tags))
      saver.push(part);
  }

  return {
    draft: { ...tag, ...edited },
    change,
    saver,
    hasFailed: saveState.state === 'failed',
  };
}

/** One tag: its words, its colour, its digit. Every change saves itself. */
export function TagForm(props: TagFormProps) {
  const { tag, shortName, library, uses, isNew, isFrozen, nameRef } = props;
  const { t } = useTranslation(['codebook', 'common', 'error']);
  const language = useLanguage();
  const { draft, change, saver, hasFailed } = useTagDraft(tag, library);
  const { label, definition, names } = draft;
  const problem = labelProblem(label, tag.id, library.snapshot().tags);
  const used = { count: uses, number: formatNumber(uses, language) };
  const field = { isReadOnly: isFrozen, onBlur: () => void saver.flush() };
  return (
    <section className={styles['form']} aria-label={t('details')}>
      <div className={styles['head']}>
        <TagChip
          name={tagName(draft, language) || tag.label}
          shortName={shortName}
          colour={codeColour(draft.colour)}
        />
        <p className={styles['facts']}>
          {t(`group.${tag.group}`)} · {uses === 0 ? t('unused') : t('usedIn', used)}
        </p>
      </div>
      {tag.isRetired === true && <Banner tone="info">{t('retiredText')}</Banner>}
      {hasFailed && (
        <Banner
          tone="danger"
          isLive
          title={t('error:storage-failed.title')}
          actions={
            <Button isCompact onPress={() => void saver.retry()}>
              {t('common:retry')}
            </Button>
          }
        >
          {t('error:storage-failed.text')}
        </Banner>
      )}
      <TextField
        {...field}
        // The tag was made by the press before; its name is the next thing to write.
        autoFocus={isNew}
        inputRef={nameRef}
        label={t('label')}
        error={problem && t(problem)}
        value={label}
        onChange={(next) => change({ label: next })}
      />
      {problem === 'labelTaken' && (
        <Button isCompact onPress={props.onMerge}>
          {t('merge')}
        </Button>
      )}
      <div className={styles['pair']}>
        {(['ru', 'kk'] as const).map((other) => (
          <TextField
            key={other}
            {...field}
            label={t(`names.${other}`)}
            value={names?.[other] ?? ''}
            onChange={(next) => change({ names: { ...names, [other]: next } })}
          />
        ))}
      </div>
      <TextField
        {...field}
        kind="multiline"
        rows={2}
        label={t('definition')}
        description={t('definitionHelp')}
        value={definition}
        onChange={(next) => change({ definition: next })}
      />
      {!isFrozen && (
        <>
          <ColourChoice
            label={t('colour')}
            value={codeColour(draft.colour)}
            onChange={(colour) => change({ colour })}
          />
          <FavouriteChoice tag={tag} library={library} />
        </>
      )}
      <MoreWords draft={draft} change={change} field={field} />
      <TagStanding {...props} />
    </section>
  );
}

interface MoreWordsProps {
  readonly draft: Tag;
  readonly change: (part: TagWords) => void;
  readonly field: { readonly isReadOnly: boolean; readonly onBlur: () => void };
}

/** What a team writes when two people tag differently. Folded up until there is something in it. */
function MoreWords({ draft, change, field }: MoreWordsProps) {
  const { t } = useTranslation('codebook');
  const words = ['exclusion', 'example', 'memo'] as const;
  const [isOpen, setOpen] = useState(() => words.some((word) => (draft[word] ?? '') !== ''));
  return (
    <details
      className={styles['more']}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('more')}</summary>
      <div className={styles['moreFields']}>
        {words.map((word) => (
          <TextField
            key={word}
            {...field}
            kind="multiline"
            rows={2}
            label={t(word)}
            {...(word !== 'exclusion' && { description: t(`${word}Help`) })}
            value={draft[word] ?? ''}
            onChange={(next) => change({ [word]: next })}
          />
        ))}
      </div>
    </details>
  );
}
