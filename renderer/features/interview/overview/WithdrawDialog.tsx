import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CONSENT_SCOPES,
  type ConsentScope,
  withdrawable,
  withdrawn,
} from '../../../../core/domain/consent.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Library } from '../../../vault/library.ts';
import type { InterviewDocument } from '../interview-document.ts';
import styles from './ConsentGroup.module.css';
import { BundlesWithIt } from './BundlesWithIt.tsx';

export interface WithdrawDialogProps {
  readonly document: InterviewDocument;
  readonly library: Library;
  readonly onDestroy: () => void;
  readonly onClose: () => void;
}

interface Done {
  readonly scopes: readonly ConsentScope[];
  readonly at: number;
  readonly isSaved: boolean;
}

/** Takes consent back in one step, then says who has the interview already and what to write to them. */
export function WithdrawDialog({ document, library, onDestroy, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation(['testimony', 'common']);
  const [offered] = useState(() => withdrawable(document.snapshot().record.consent));
  const [kept, setKept] = useState<ReadonlySet<ConsentScope>>(new Set());
  const [via, setVia] = useState('');
  const [note, setNote] = useState('');
  const [done, setDone] = useState<Done>();
  const code = document.snapshot().record.code.trim() || t('noCode');
  const scopes = offered.filter((scope) => !kept.has(scope));

  async function withdraw() {
    const at = Date.now();
    const { consent } = document.snapshot().record;
    document.setFields({ consent: withdrawn(consent, { scopes, at, via, note }) });
    // A bundle that is being made may have read the interview before this.
    void library.vault.call('cancelExport', undefined).catch(() => undefined);
    setDone({ scopes, at, isSaved: await document.autosave.flush() });
  }

  if (done) {
    return (
      <Dialog
        isOpen
        size="medium"
        onClose={onClose}
        title={t('withdrawing.doneTitle', { code })}
        actions={
          <>
            <Button variant="primary" autoFocus onPress={onClose}>
              {t('common:close')}
            </Button>
            <Button
              variant="danger"
              onPress={() => {
                onClose();
                onDestroy();
              }}
            >
              {t('destroy')}
            </Button>
          </>
        }
      >
        {done.isSaved ? (
          <p>{t('withdrawing.stopped')}</p>
        ) : (
          <Banner tone="danger" title={t('withdrawing.unsavedTitle')} isLive>
            {t('withdrawing.unsavedText')}
          </Banner>
        )}
        <BundlesWithIt
          vault={library.vault}
          interview={{ id: document.id, code }}
          scopes={done.scopes}
          at={done.at}
        />
        <p>{t('withdrawing.published')}</p>
        <p>{t('withdrawing.destroyText')}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      isOpen
      size="medium"
      onClose={onClose}
      title={t('withdrawing.title', { code })}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={scopes.length === 0}
            onPress={() => void withdraw()}
          >
            {t('withdrawing.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('withdrawing.text')}</p>
      <div className={styles['facts']}>
        {CONSENT_SCOPES.filter((scope) => offered.includes(scope)).map((scope) => (
          <Checkbox
            key={scope}
            label={t(`consent.scopes.${scope}`)}
            isSelected={!kept.has(scope)}
            onChange={(isTaken) => {
              const next = new Set(kept);
              if (isTaken) next.delete(scope);
              else next.add(scope);
              setKept(next);
            }}
          />
        ))}
      </div>
      <TextField
        autoFocus
        label={t('withdrawing.via')}
        placeholder={t('withdrawing.viaExample')}
        value={via}
        onChange={setVia}
      />
      <TextField
        kind="multiline"
        rows={2}
        label={t('withdrawing.note')}
        value={note}
        onChange={setNote}
      />
    </Dialog>
  );
}
