import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '../../../core/domain/ids.ts';
import { useErrorSentence } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { dropUndoOffers } from '../../ui/UndoToasts.tsx';
import type { DestroyReport } from '../../vault/calls/history-calls.ts';
import type { Library } from '../../vault/library.ts';
import styles from './DestroyDialog.module.css';
import type { DestroyRequest } from './use-destroy-dialog.tsx';

export interface DestroyDialogProps {
  readonly library: Library;
  readonly request: DestroyRequest;
  readonly onClose: (isDone: boolean) => void;
}

interface Outcome {
  readonly report: DestroyReport;
  readonly arePeopleLeft: boolean;
}

/** Asks before interviews are destroyed, does it, and says what is gone and what may remain. */
export function DestroyDialog({ library, request, onClose }: DestroyDialogProps) {
  const { t } = useTranslation(['destroy', 'interviews', 'common']);
  const errorSentence = useErrorSentence();
  const [isPending, setPending] = useState(false);
  const [thrown, setThrown] = useState<unknown>();
  const [outcome, setOutcome] = useState<Outcome>();
  const people = useOnlyNamedHere(library, request);
  const [isTicked, setTicked] = useState<ReadonlySet<PersonId>>(new Set());
  const { headers } = request;
  const names = headers.map(({ code }) => code.trim() || t('interviews:noCode'));
  const count = { count: headers.length, code: names[0] ?? '', codes: names.join(', ') };
  const own = headers.length === 1 ? headers[0]?.code.trim() : '';
  const word = own === undefined || own === '' ? t('wordAll') : own;

  async function destroy() {
    setPending(true);
    try {
      await request.prepare?.();
      const report = await library.destroy(
        headers.map(({ id }) => id),
        request.reason,
      );
      let arePeopleLeft = false;
      let { missedSnapshots } = report;
      for (const id of isTicked) {
        const missed = await library.deletePerson(id).catch(() => {
          arePeopleLeft = true;
          return 0;
        });
        missedSnapshots = Math.max(missedSnapshots, missed);
      }
      // An offer to take something back that is gone would be a promise nobody can keep.
      dropUndoOffers();
      setOutcome({ report: { ...report, missedSnapshots }, arePeopleLeft });
    } catch (error) {
      setThrown(error);
    }
    setPending(false);
  }

  if (outcome) {
    return (
      <Dialog
        isOpen
        onClose={() => onClose(true)}
        title={t('doneTitle', count)}
        actions={
          <Button variant="primary" autoFocus onPress={() => onClose(true)}>
            {t('close')}
          </Button>
        }
      >
        <WhatRemains {...outcome} />
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      isOpen
      title={t('title', count)}
      confirmLabel={t('confirm', count)}
      cancelLabel={t('common:cancel')}
      word={{ label: t('word', { word }), value: word }}
      isPending={isPending}
      onConfirm={() => void destroy()}
      onCancel={() => onClose(false)}
    >
      {thrown !== undefined && (
        <Banner tone="danger" isLive title={errorSentence(thrown).title}>
          {errorSentence(thrown).text}
        </Banner>
      )}
      <p>{t('effect', count)}</p>
      <p>{t('tombstone')}</p>
      <p>{t('consent')}</p>
      {people.length > 0 && (
        <fieldset className={styles['people']}>
          <legend>{t('people')}</legend>
          {people.map(({ id, pseudonym }) => (
            <Checkbox
              key={id}
              label={pseudonym}
              isSelected={isTicked.has(id)}
              onChange={(isOn) => {
                const next = new Set(isTicked);
                if (isOn) next.add(id);
                else next.delete(id);
                setTicked(next);
              }}
            />
          ))}
        </fieldset>
      )}
    </ConfirmDialog>
  );
}

function WhatRemains({ report, arePeopleLeft }: Outcome) {
  const { t } = useTranslation('destroy');
  return (
    <>
      {arePeopleLeft && <Banner tone="danger" title={t('peopleFailed')} />}
      {report.areKeysGone ? <p>{t('gone')}</p> : <Banner tone="warning">{t('waits')}</Banner>}
      {report.missedSnapshots > 0 && (
        <Banner tone="warning">{t('missed', { count: report.missedSnapshots })}</Banner>
      )}
      <p>{t('remains')}</p>
      <ul className={styles['remains']}>
        <li>{t('remainsDisk')}</li>
        <li>{t('remainsCopies')}</li>
        <li>{t('remainsBundles')}</li>
      </ul>
    </>
  );
}

/** People of the register whom no other interview names. Nobody is offered until that is known for sure. */
function useOnlyNamedHere(library: Library, { headers }: DestroyRequest) {
  const { people } = useSyncExternalStore(library.subscribe, library.snapshot);
  const [ids, setIds] = useState<readonly PersonId[]>([]);
  useEffect(() => {
    let isWanted = true;
    const ask = async () => {
      const asked = library.vault.call('onlyNamedIn', { ids: headers.map(({ id }) => id) });
      // An interview that cannot be read may name them as well: then nobody is offered.
      const found = await asked.catch(() => []);
      if (isWanted) setIds(found);
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [library, headers]);
  return people.filter(({ id }) => ids.includes(id));
}
