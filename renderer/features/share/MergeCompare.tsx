import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTextName } from '../../interview-name.ts';
import { Button } from '../../ui/Button.tsx';
import { CompareTexts } from '../../ui/CompareTexts.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import type { MergeItem, MergeTexts } from '../../vault/calls/merge-calls.ts';
import type { Library } from '../../vault/library.ts';
import styles from './MergeDialog.module.css';

export interface MergeCompareProps {
  readonly library: Library;
  readonly item: MergeItem;
  readonly onClose: () => void;
}

/** One testimony as it is in the vault and in the bundle, side by side. */
export function MergeCompare({ library, item, onClose }: MergeCompareProps) {
  const { t } = useTranslation(['merge', 'common']);
  const textName = useTextName();
  const [texts, setTexts] = useState<MergeTexts>();
  const [hereId, thereId] = [useId(), useId()];
  const { path } = item;
  useEffect(() => {
    let isOver = false;
    library.vault.call('mergeTexts', { path }).then(
      (read) => !isOver && setTexts(read),
      // It was destroyed or locked away meanwhile: there is nothing to compare with.
      () => !isOver && onClose(),
    );
    return () => {
      isOver = true;
    };
  }, [library, path, onClose]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={t('compareTitle', { code: textName(item.code, item.translation) })}
      actions={
        <Button autoFocus onPress={onClose}>
          {t('common:close')}
        </Button>
      }
    >
      <div className={styles['heads']}>
        <h3 id={hereId}>{t('here')}</h3>
        <h3 id={thereId}>{t('there')}</h3>
      </div>
      {texts ? (
        <div className={styles['texts']}>
          <CompareTexts
            before={texts.ours}
            now={texts.theirs}
            beforeId={hereId}
            nowId={thereId}
            unchanged={t('unchanged')}
          />
        </div>
      ) : (
        <ProgressBar label={t('looking')} />
      )}
    </Dialog>
  );
}
