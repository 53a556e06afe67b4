import { Redo2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import styles from './DecisionBar.module.css';
import { REVIEW_KEYS, type ReviewCommand } from './review-keys.ts';

export interface ReviewToolsProps {
  /** There is a place to say something about. */
  readonly hasPlace: boolean;
  readonly onCommand: (command: ReviewCommand) => void;
}

/** What can be done wherever one stands: say why, mark by hand, undo, do again. */
export function ReviewTools({ hasPlace, onCommand }: ReviewToolsProps) {
  const { t } = useTranslation('anonymise');
  return (
    <div className={styles['steps']}>
      {hasPlace && (
        <Button isCompact variant="quiet" onPress={() => onCommand('note')}>
          {t('note.action')} <KeyHint keys={REVIEW_KEYS.note[0]} />
        </Button>
      )}
      <Button isCompact variant="quiet" onPress={() => onCommand('mark')}>
        {t('step.mark')} <KeyHint keys={REVIEW_KEYS.mark[0]} />
      </Button>
      <IconButton
        isCompact
        icon={<Undo2 aria-hidden />}
        label={t('step.undo')}
        keys={REVIEW_KEYS.undo[0]}
        onPress={() => onCommand('undo')}
      />
      <IconButton
        isCompact
        icon={<Redo2 aria-hidden />}
        label={t('step.redo')}
        keys={REVIEW_KEYS.redo[0]}
        onPress={() => onCommand('redo')}
      />
    </div>
  );
}
