import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { canStandFor } from '../../../core/codebook/codebook-edit.ts';
import type { TagId } from '../../../core/domain/ids.ts';
import { type Tag, tagName } from '../../../core/domain/tag.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import { type KnownTags, offeredTags } from '../../known-tags.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { codeColour } from '../../ui/code-colours.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SearchPicker } from '../../ui/SearchPicker.tsx';
import { TagChip } from '../../ui/TagChip.tsx';
import type { Library } from '../../vault/library.ts';
import styles from './MergeDialog.module.css';

export interface MergeDialogProps {
  readonly tag: Tag;
  readonly known: KnownTags;
  readonly library: Library;
  readonly onClose: () => void;
  readonly onMerged: (into: TagId) => void;
}

/** Asks which tag is to stand for this one, and says what that moves before it does. */
export function MergeDialog({ tag, known, library, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation(['codebook', 'common', 'testimony']);
  const language = useLanguage();
  const sentence = useErrorSentence();
  const [into, setInto] = useState<TagId>();
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const preview = usePreview(tag, library);
  const choices = useMemo(
    () =>
      offeredTags(known)
        .filter((one) => canStandFor(one.tag.id, tag.id))
        .map(({ tag: { id, group, definition, colour }, name, shortName }) => ({
          id,
          label: name,
          description: definition,
          group: t(`group.${group}`),
          mark: <TagChip isShort name={name} shortName={shortName} colour={codeColour(colour)} />,
        })),
    [known, tag.id, t],
  );
  const name = tagName(tag, language);

  async function merge(target: TagId) {
    setPending(true);
    try {
      await library.editCodebook({ kind: 'merge', id: tag.id, into: target, at: Date.now() });
      onMerged(target);
    } catch (error) {
      setFailure(error);
      setPending(false);
    }
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="medium"
      title={t('mergeTitle', { tag: name })}
      isBusy={isPending}
      actions={
        <>
          <Button onPress={onClose} isDisabled={isPending}>
            {t('common:cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={into === undefined}
            isPending={isPending}
            pendingLabel={t('mergeDo')}
            onPress={() => into !== undefined && void merge(into)}
          >
            {t('mergeDo')}
          </Button>
        </>
      }
    >
      <div className={styles['choice']}>
        <SearchPicker
          takesFocus
          shape="list"
          label={t('mergeInto')}
          placeholder={t('search')}
          noneText={t('testimony:picker.none')}
          countText={(count) => t('testimony:picker.found', { count, number: count })}
          items={choices}
          selected={new Set(into === undefined ? [] : [into])}
          onPick={(id) => setInto(id as TagId)}
        />
      </div>
      <output className={styles['preview']}>
        {into !== undefined && (
          <strong>{t('mergePreview', { from: name, into: known.get(into)?.name ?? '' })}</strong>
        )}
        <span>{preview}</span>
        <span>{t('mergeUndo')}</span>
      </output>
      {failure !== undefined && (
        <Banner tone="danger" isLive title={sentence(failure).title}>
          {sentence(failure).text}
        </Banner>
      )}
    </Dialog>
  );
}

/** In words, what a merge would move. The passages are counted in the interviews themselves. */
function usePreview(tag: Tag, library: Library): string {
  const { t } = useTranslation('codebook');
  const language = useLanguage();
  const { interviews, translations } = useSyncExternalStore(library.subscribe, library.snapshot);
  const [passages, setPassages] = useState<number>();
  useEffect(() => {
    let isWanted = true;
    library.vault.call('passages', { of: 'tags', tags: [tag.id] }).then(
      ({ count }) => isWanted && setPassages(count),
      // The preview says then in how many interviews; the merge itself needs no count.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [library, tag.id]);
  const texts = [...interviews, ...translations].filter(({ tags }) => tags.includes(tag.id)).length;
  const inTexts = t('mergeInterviews', { count: texts, number: formatNumber(texts, language) });
  if (texts === 0) return t('mergeNothing');
  if (passages === undefined) return t('mergeCounting', { interviews: inTexts });
  return t('mergeCounts', {
    passages: t('mergePassages', { count: passages, number: formatNumber(passages, language) }),
    interviews: inTexts,
  });
}
