import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagId } from '../../../../core/domain/ids.ts';
import { useErrorSentence } from '../../../i18n.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { codeColour } from '../../../ui/code-colours.ts';
import { PopoverPanel } from '../../../ui/PopoverPanel.tsx';
import { TagChip } from '../../../ui/TagChip.tsx';
import type { Library } from '../../../vault/library.ts';
import { TagPicker } from '../TagPicker.tsx';
import { useCodebookFrozen, useCreateTag, useKnownTags } from '../../../known-tags.ts';
import { Group } from './Group.tsx';
import styles from './OverviewPane.module.css';

export interface WholeTagsProps {
  readonly tags: readonly TagId[];
  readonly library: Library;
  readonly onChange: (tags: readonly TagId[]) => void;
  /** What a step through the history did. It stands where it shows, and is spoken. */
  readonly said: string;
}

/** Tags that stand for the interview as a whole. */
export function WholeTags({ tags, library, onChange, said }: WholeTagsProps) {
  const { t } = useTranslation('testimony');
  const known = useKnownTags(library);
  const createTag = useCreateTag(library);
  const isFrozen = useCodebookFrozen(library);
  const sentence = useErrorSentence();
  const [failure, setFailure] = useState<unknown>();

  // Several may count as one tag since they were merged.
  const current = (id: TagId) => known.get(id)?.tag.id ?? id;
  const shown = [...new Set(tags.map(current))];

  function toggle(id: TagId) {
    onChange(shown.includes(id) ? tags.filter((one) => current(one) !== id) : [...tags, id]);
  }

  async function create(label: string) {
    try {
      const { id } = await createTag(label);
      if (!shown.includes(id)) onChange([...tags, id]);
      setFailure(undefined);
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <Group title={t('wholeTags.title')} help={t('wholeTags.help')}>
      <div className={styles['tags']}>
        {shown.map((id) => {
          const name = known.get(id)?.name ?? t('unknownTag');
          return (
            <TagChip
              key={id}
              name={name}
              shortName={known.get(id)?.shortName ?? '?'}
              colour={codeColour(known.get(id)?.tag.colour ?? 0)}
              removeLabel={t('removeTag', { tag: name })}
              onRemove={() => toggle(id)}
            />
          );
        })}
        <PopoverPanel
          label={t('wholeTags.add')}
          trigger={
            <Button isCompact icon={<Plus aria-hidden />}>
              {t('wholeTags.add')}
            </Button>
          }
        >
          {(close) => (
            <div className={styles['picker']}>
              <TagPicker
                takesFocus
                label={t('wholeTags.add')}
                known={known}
                selected={new Set(shown)}
                onPick={(id, staysOpen) => {
                  toggle(id);
                  if (!staysOpen) close();
                }}
                {...(!isFrozen && {
                  onCreate: (label: string) => {
                    void create(label);
                    close();
                  },
                })}
              />
            </div>
          )}
        </PopoverPanel>
        <output>{said}</output>
        {failure !== undefined && (
          <Banner tone="danger" isLive title={sentence(failure).title}>
            {sentence(failure).text}
          </Banner>
        )}
      </div>
    </Group>
  );
}
