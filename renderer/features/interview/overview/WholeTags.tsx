import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TagId } from '../../../../core/domain/ids.ts';
import { Button } from '../../../ui/Button.tsx';
import { codeColour } from '../../../ui/code-colours.ts';
import { PopoverPanel } from '../../../ui/PopoverPanel.tsx';
import { TagChip } from '../../../ui/TagChip.tsx';
import type { Library } from '../../../vault/library.ts';
import { TagPicker } from '../TagPicker.tsx';
import { useCreateTag, useKnownTags } from '../../../known-tags.ts';
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

  function toggle(id: TagId) {
    onChange(tags.includes(id) ? tags.filter((one) => one !== id) : [...tags, id]);
  }

  async function create(label: string) {
    const { id } = await createTag(label);
    if (!tags.includes(id)) onChange([...tags, id]);
  }

  return (
    <Group title={t('wholeTags.title')} help={t('wholeTags.help')}>
      <div className={styles['tags']}>
        {tags.map((id) => {
          const name = known.get(id)?.tag.label ?? t('unknownTag');
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
                selected={new Set(tags)}
                onPick={(id, staysOpen) => {
                  toggle(id);
                  if (!staysOpen) close();
                }}
                onCreate={(label) => {
                  void create(label);
                  close();
                }}
              />
            </div>
          )}
        </PopoverPanel>
        <output>{said}</output>
      </div>
    </Group>
  );
}
