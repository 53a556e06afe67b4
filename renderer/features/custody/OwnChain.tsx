import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustodyEntry } from '../../../core/custody/custody-entry.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatDay, formatTime } from '../../ui/format.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import type { VaultClient } from '../../vault/client.ts';
import { useDeedName } from '../../deed-name.ts';

export interface OwnChainProps {
  readonly vault: VaultClient;
  readonly id: InterviewId;
  readonly code: string;
  readonly onClose: () => void;
}

/** One interview's own chain, which alone knows the times. The newest entry first. */
export function OwnChain({ vault, id, code, onClose }: OwnChainProps) {
  const { t } = useTranslation(['log', 'common']);
  const errorSentence = useErrorSentence();
  const [entries, setEntries] = useState<readonly CustodyEntry[]>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    let isMounted = true;
    vault.call('custodyOf', { id }).then(
      (found) => isMounted && setEntries(found.toReversed()),
      (error: unknown) => isMounted && setFailure(error),
    );
    return () => {
      isMounted = false;
    };
  }, [vault, id]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('own.title', { code })}
      size="medium"
      isReading
      actions={<Button onPress={onClose}>{t('common:close')}</Button>}
    >
      {failure !== undefined && (
        <Banner tone="danger" isLive title={errorSentence(failure).title}>
          {errorSentence(failure).text}
        </Banner>
      )}
      {!entries && failure === undefined && <Spinner label={t('loading')} />}
      {entries && <Entries entries={entries} />}
    </Dialog>
  );
}

function Entries({ entries }: { readonly entries: readonly CustodyEntry[] }) {
  const { t } = useTranslation('log');
  const language = useLanguage();
  const deedName = useDeedName();
  if (entries.length === 0) return <p>{t('own.none')}</p>;
  return (
    <ol reversed>
      {entries.map((entry) => (
        <li key={entry.seq}>
          {formatDay(entry.at, language)}, {formatTime(entry.at)}: {deedName(entry)}
        </li>
      ))}
    </ol>
  );
}
