import { Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import styles from './LevelStepper.module.css';
import { stepFrom } from './item-levels.ts';
import { REVIEW_KEYS, type ReviewCommand } from './review-keys.ts';
import type { ChoiceDraft } from './use-choice.ts';

export interface LevelStepperProps {
  readonly draft: ChoiceDraft;
  readonly onCommand: (command: ReviewCommand) => void;
}

/** How exactly the replacement says what stood there: step by step, or any of the steps at once. */
export function LevelStepper({ draft, onCommand }: LevelStepperProps) {
  const { t } = useTranslation('anonymise');
  const { steps, level, replacement, isChanged } = draft;
  return (
    <div className={styles['stepper']}>
      <div className={styles['choice']}>
        <Select
          label={t('level.label')}
          options={steps.map((step) => ({
            id: step.level,
            label: t(`level.${step.level}`),
            description: step.text,
          }))}
          value={level ?? null}
          placeholder={t('level.own')}
          onChange={draft.setLevel}
        />
      </div>
      <IconButton
        icon={<Minus aria-hidden />}
        label={t('level.less')}
        keys={REVIEW_KEYS.less[0]}
        isDisabled={!stepFrom(steps, level, 1)}
        onPress={() => onCommand('less')}
      />
      <IconButton
        icon={<Plus aria-hidden />}
        label={t('level.more')}
        keys={REVIEW_KEYS.more[0]}
        isDisabled={!stepFrom(steps, level, -1)}
        onPress={() => onCommand('more')}
      />
      <output>
        {isChanged && level && (
          <VisuallyHidden>{`${t(`level.${level}`)}: ${replacement}`}</VisuallyHidden>
        )}
      </output>
    </div>
  );
}
