import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorCode, errorCode, isLostRow } from '../../core/errors.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import type { DamagedInterview, DamagedList, UnlockReport } from '../vault/calls/damage-calls.ts';
import type { Library } from '../vault/library.ts';
import { BringBack } from './BringBack.tsx';
import styles from './DamageDialog.module.css';
import { MissingInterviews } from './MissingInterviews.tsx';

export interface DamageDialogProps {
  readonly library: Library;
  readonly report: UnlockReport;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** What is damaged, each with what can be done about it. */
export function DamageDialog({ library, report, onChanged, onClose }: DamageDialogProps) {
  const { t } = useTranslation(['damage', 'common', 'error']);
  const [asking, setAsking] = useState<Removable>();
  const [failure, setFailure] = useState<ErrorCode>();
  const remove = async (what: Removable) => {
    setAsking(undefined);
    try {
      if (what === 'lost') await library.vault.call('destroyLost', undefined);
      else for (const id of report.people) await library.deletePerson(id);
    } catch (error) {
      setFailure(errorCode(error));
    }
    onChanged();
  };
  return (
    <>
      <Dialog
        isOpen
        size="medium"
        title={t('title')}
        onClose={onClose}
        actions={
          <Button autoFocus onPress={onClose}>
            {t('common:close')}
          </Button>
        }
      >
        <ul className={styles['list']}>
          {sentencesOf(report).map(([name, count]) => (
            <li key={name}>
              <strong>{t(`${name}.title`, { count })}</strong>
              <p>{t(`${name}.text`)}</p>
              {(name === 'people' || name === 'lost') && (
                <Button onPress={() => setAsking(name)}>
                  {t(`remove.${name}.button`, { count })}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {failure && <p role="alert">{t(`error:${failure}.text`)}</p>}
        <InterviewCheck library={library} />
        <MissingInterviews library={library} onBack={onChanged} />
      </Dialog>
      {asking && (
        <ConfirmDialog
          isOpen
          title={t(`remove.${asking}.title`, { count: countOf(report, asking) })}
          confirmLabel={t(`remove.${asking}.button`, { count: countOf(report, asking) })}
          cancelLabel={t('common:cancel')}
          onConfirm={() => void remove(asking)}
          onCancel={() => setAsking(undefined)}
        >
          <p>{t(`remove.${asking}.text`)}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

/** What can be given up when it cannot be opened. */
type Removable = 'people' | 'lost';

function countOf(report: UnlockReport, what: Removable): number {
  return what === 'lost' ? report.lost : report.people.length;
}

/** Testimonies are not read at unlock: whether each opens is found out when asked. */
function InterviewCheck({ library }: { readonly library: Library }) {
  const { t } = useTranslation(['damage', 'error']);
  const [isBusy, setBusy] = useState(false);
  const [found, setFound] = useState<readonly DamagedInterview[]>();
  const checkButton = useRef<HTMLButtonElement>(null);
  const [backCount, setBackCount] = useState(0);
  useEffect(() => {
    // The button that led there is gone with its interview: without a focus inside, no key reaches the dialog.
    if (backCount > 0) checkButton.current?.focus();
  }, [backCount]);
  const check = async () => {
    setBusy(true);
    setFound(await library.vault.call('checkInterviews', undefined).catch(() => undefined));
    setBusy(false);
  };
  return (
    <section className={styles['check']} aria-live="polite">
      <Button
        ref={checkButton}
        onPress={() => void check()}
        isPending={isBusy}
        pendingLabel={t('checking')}
      >
        {t('check')}
      </Button>
      {found?.length === 0 && <p>{t('allOpen')}</p>}
      {found && found.length > 0 && (
        <ul className={styles['list']}>
          {found.map(({ id, code, error }) => (
            <li key={id}>
              <strong>{code}</strong>
              <p>{t(`error:${error}.text`)}</p>
              {isLostRow(error) && (
                <BringBack
                  library={library}
                  interview={{ id, code }}
                  onBack={() => {
                    setFound((all) => all?.filter((one) => one.id !== id));
                    setBackCount((count) => count + 1);
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type Sentence =
  | DamagedList
  | 'keyFileRepaired'
  | 'keyFileDamaged'
  | 'pages'
  | 'root'
  | 'lost'
  | 'people'
  | 'snapshotsBehind'
  | 'undestroyed';

function sentencesOf(report: UnlockReport): [Sentence, number][] {
  const all: [Sentence, number][] = [
    ['lost', report.lost],
    ['people', report.people.length],
    ...report.lists.map((list): [Sentence, number] => [list, 1]),
    ['snapshotsBehind', report.snapshotsBehind],
    ['undestroyed', report.undestroyed],
    ['keyFileDamaged', report.keyFileDamaged],
    ['root', Number(report.isRootRepaired)],
    ['pages', report.repairedPages],
    ['keyFileRepaired', Number(report.keyFileRepaired)],
  ];
  return all.filter(([, count]) => count > 0);
}
