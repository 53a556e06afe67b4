import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import {
  chooseFavourite,
  FAVOURITE_DIGITS,
  type FavouriteDigit,
  favouriteTags,
} from '../../../core/domain/favourites.ts';
import type { Tag } from '../../../core/domain/tag.ts';
import { useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { codeColour } from '../../ui/code-colours.ts';
import { formatNumber } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { TagChip } from '../../ui/TagChip.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Autosaver } from '../../vault/autosave.ts';
import type { Library } from '../../vault/library.ts';
import { ColourChoice } from './ColourChoice.tsx';
import styles from './TagForm.module.css';
import { labelProblem } from './tag-uses.ts';

export interface TagFormProps {
  readonly tag: Tag;
  readonly shortName: string;
  readonly library: Library;
  /** In how many interviews it stands. */
  readonly uses: number;
  /** Just made: its name is what the person wants to write first. */
  readonly isNew: boolean;
}

function useTagDraft(tag: Tag, library: Library) {
  const [draft, setDraft] = useState(tag);
  const [saver] = useState(
    () =>
      new Autosaver<Tag>({
        compose: (_first, second) => second,
        save: async (next) => {
          await library.putTag(next);
          return Date.now();
        },
      }),
  );
  const saveState = useSyncExternalStore(saver.subscribe, saver.snapshot);
  useEffect(() => () => void saver.flush(), [saver]);

  function change(part: Partial<Tag>) {
    const next = { ...draft, ...part };
    setDraft(next);
    if (!labelProblem(next.label, tag.id, library.snapshot().tags)) saver.push(next);
  }

  return { draft, change, saver, hasFailed: saveState.state === 'failed' };
}

/** One tag: its words, its colour, its digit. Every change saves itself. */
export function TagForm({ tag, shortName, library, uses, isNew }: TagFormProps) {
  const { t } = useTranslation(['codebook', 'common', 'error']);
  const language = useLanguage();
  const { tags } = useSyncExternalStore(library.subscribe, library.snapshot);
  const { draft, change, saver, hasFailed } = useTagDraft(tag, library);
  const problem = labelProblem(draft.label, tag.id, tags);
  const used = { count: uses, number: formatNumber(uses, language) };
  return (
    <section className={styles['form']} aria-label={t('details')}>
      <div className={styles['head']}>
        <TagChip
          name={draft.label || tag.label}
          shortName={shortName}
          colour={codeColour(draft.colour)}
        />
        <p className={styles['facts']}>
          {t(`group.${tag.group}`)} · {uses === 0 ? t('unused') : t('usedIn', used)}
        </p>
      </div>
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
        // The tag was made by the press before; its name is the next thing to write.
        autoFocus={isNew}
        label={t('label')}
        error={problem && t(problem)}
        value={draft.label}
        onChange={(label) => change({ label })}
        onBlur={() => void saver.flush()}
      />
      <TextField
        kind="multiline"
        rows={2}
        label={t('definition')}
        description={t('definitionHelp')}
        value={draft.definition}
        onChange={(definition) => change({ definition })}
        onBlur={() => void saver.flush()}
      />
      <ColourChoice
        label={t('colour')}
        value={codeColour(draft.colour)}
        onChange={(colour) => change({ colour })}
      />
      <FavouriteChoice tag={draft} tags={tags} library={library} onChange={change} />
    </section>
  );
}

interface FavouriteChoiceProps {
  readonly tag: Tag;
  readonly tags: readonly Tag[];
  readonly library: Library;
  readonly onChange: (part: Partial<Tag>) => void;
}

const NONE = '0';

function FavouriteChoice({ tag, tags, library, onChange }: FavouriteChoiceProps) {
  const { t } = useTranslation('codebook');
  const favourites = favouriteTags(tags);
  const digit = [...favourites].find(([, one]) => one.id === tag.id)?.[0];

  function choose(next: FavouriteDigit | 0) {
    // The tag that loses its digit first, so that no two ever hold the same one.
    const others = chooseFavourite(tags, tag.id, next).filter((one) => one.id !== tag.id);
    for (const other of others) void library.putTag(other);
    onChange({ favourite: next });
  }

  return (
    <Select
      label={t('favourite')}
      description={t('favouriteHelp')}
      options={[
        { id: NONE, label: t('noFavourite') },
        ...FAVOURITE_DIGITS.map((one) => {
          const holder = favourites.get(one);
          const isElsewhere = holder !== undefined && holder.id !== tag.id;
          return {
            id: String(one),
            label: isElsewhere
              ? t('favouriteTaken', { digit: one, tag: holder.label })
              : String(one),
          };
        }),
      ]}
      value={String(digit ?? NONE)}
      onChange={(id) => choose(Number(id) as FavouriteDigit | 0)}
    />
  );
}
