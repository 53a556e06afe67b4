import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence, useLanguage } from '../../../i18n.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Fieldset } from '../../../ui/Fieldset.tsx';
import { formatDay } from '../../../ui/format.ts';
import type { RecoverySet } from '../../../vault/calls/recovery-calls.ts';
import type { VaultClient } from '../../../vault/client.ts';
import { MakeShares } from './MakeShares.tsx';
import styles from './recovery.module.css';

export interface RecoverySectionProps {
  readonly vault: Pick<VaultClient, 'call'>;
}

/** Which recovery shares count, and how to make, replace or remove them. */
export function RecoverySection({ vault }: RecoverySectionProps) {
  const { t } = useTranslation('recovery');
  const language = useLanguage();
  const errorSentence = useErrorSentence();
  const [current, setCurrent] = useState<RecoverySet | 'none'>();
  const [open, setOpen] = useState<'make' | 'remove'>();
  const [done, setDone] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [isRemoving, setRemoving] = useState(false);

  useEffect(() => {
    let isMounted = true;
    vault.call('recoverySet', undefined).then(
      (set) => isMounted && setCurrent(set ?? 'none'),
      (error: unknown) => isMounted && setFailure(error),
    );
    return () => {
      isMounted = false;
    };
  }, [vault]);

  async function remove() {
    setRemoving(true);
    try {
      await vault.call('removeShares', undefined);
      setCurrent('none');
      setDone(t('section.removed'));
    } catch (error) {
      setFailure(error);
    } finally {
      setRemoving(false);
      setOpen(undefined);
    }
  }

  function start(what: 'make' | 'remove') {
    setDone(undefined);
    setFailure(undefined);
    setOpen(what);
  }

  const set = current === 'none' ? undefined : current;
  const sentence = failure === undefined ? undefined : errorSentence(failure);
  return (
    <Fieldset title={t('section.title')}>
      <p className={styles['minor']}>{t('section.text')}</p>
      {current !== undefined && (
        <p className={styles['state']}>
          {set === undefined
            ? t('section.none')
            : set.madeAt > 0
              ? t('section.made', { set: set.set, date: formatDay(set.madeAt, language) })
              : t('section.madeUnknown', { set: set.set })}
        </p>
      )}
      <div className={styles['buttons']}>
        <Button onPress={() => start('make')}>{t(set ? 'section.makeNew' : 'section.make')}</Button>
        {set && <Button onPress={() => start('remove')}>{t('section.remove')}</Button>}
      </div>
      {done !== undefined && (
        <Banner tone="ok" isLive>
          {done}
        </Banner>
      )}
      {sentence && (
        <Banner tone="danger" title={sentence.title} isLive>
          {sentence.text}
        </Banner>
      )}
      {open === 'make' && (
        <MakeShares
          vault={vault}
          replaces={set}
          onClose={() => setOpen(undefined)}
          onDone={(made) => {
            setCurrent(made);
            setDone(t('section.done', { set: made.set }));
            setOpen(undefined);
          }}
        />
      )}
      <ConfirmDialog
        isOpen={open === 'remove'}
        title={t('removing.title')}
        confirmLabel={t('removing.confirm')}
        cancelLabel={t('removing.cancel')}
        onConfirm={() => void remove()}
        onCancel={() => setOpen(undefined)}
        isPending={isRemoving}
      >
        {t('removing.text', { set: set?.set ?? 0 })}
      </ConfirmDialog>
    </Fieldset>
  );
}
