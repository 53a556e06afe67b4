import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../../i18n.ts';
import { useTextName } from '../../interview-name.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { CompareTexts } from '../../ui/CompareTexts.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import type { MergeItem, MergeSides } from '../../vault/calls/merge-calls.ts';
import type { Library } from '../../vault/library.ts';
import styles from './MergeDialog.module.css';
import { type FactField, useFactWords } from './merge-words.ts';

export interface MergeCompareProps {
  readonly library: Library;
  readonly item: MergeItem;
  readonly onClose: () => void;
}

/** One interview as it is in the vault and in the bundle, side by side: what is known of it, and its words. */
export function MergeCompare({ library, item, onClose }: MergeCompareProps) {
  const { t } = useTranslation(['merge', 'common']);
  const textName = useTextName();
  const sentence = useErrorSentence();
  const [sides, setSides] = useState<MergeSides>();
  const [failure, setFailure] = useState<unknown>();
  const { path } = item;
  useEffect(() => {
    let isOver = false;
    library.vault.call('mergeSides', { path }).then(
      (read) => !isOver && setSides(read),
      (error: unknown) => !isOver && setFailure(error),
    );
    return () => {
      isOver = true;
    };
  }, [library, path]);
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
      {failure !== undefined && (
        <Banner tone="danger" isLive title={sentence(failure).title}>
          {sentence(failure).text}
        </Banner>
      )}
      {sides ? (
        <Sides library={library} item={item} sides={sides} />
      ) : (
        failure === undefined && <ProgressBar label={t('looking')} />
      )}
    </Dialog>
  );
}

interface SidesProps {
  readonly library: Library;
  readonly item: MergeItem;
  readonly sides: MergeSides;
}

function Sides({ library, item: { fields }, sides }: SidesProps) {
  const { t } = useTranslation('merge');
  const words = useFactWords(library);
  const [hereId, thereId] = [useId(), useId()];
  const facts = fields.filter((field): field is FactField => field !== 'text');
  return (
    <>
      <table className={styles['sides']}>
        <thead>
          <tr>
            <th scope="col" id={hereId}>
              {t('here')}
            </th>
            <th scope="col" id={thereId}>
              {t('there')}
            </th>
          </tr>
        </thead>
        {facts.map((field) => (
          <tbody key={field}>
            <tr>
              <th colSpan={2} scope="rowgroup" className={styles['fact']}>
                {t(`field.${field}`)}
              </th>
            </tr>
            <tr>
              <td>{words(field, sides.ours, sides) || '—'}</td>
              <td>{words(field, sides.theirs, sides) || '—'}</td>
            </tr>
          </tbody>
        ))}
      </table>
      {fields.includes('text') && (
        <div className={styles['texts']}>
          <CompareTexts
            before={sides.ours.text}
            now={sides.theirs.text}
            beforeId={hereId}
            nowId={thereId}
            unchanged={t('unchanged')}
          />
        </div>
      )}
    </>
  );
}
