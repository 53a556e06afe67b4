import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError, type ErrorCode, errorCode } from '../../core/errors.ts';
import { useErrorSentence, useLanguage } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { formatDay, formatNumber, formatTime } from '../ui/format.ts';
import type { MissingInterview } from '../vault/calls/damage-calls.ts';
import type { Library } from '../vault/library.ts';
import styles from './DamageDialog.module.css';

export interface MissingInterviewsProps {
  readonly library: Library;
  /** One is in the list again. */
  readonly onBack?: () => void;
}

/** Looks in the snapshots for interviews that no list leads to any more, and brings back what the person wants back. */
export function MissingInterviews({ library, onBack }: MissingInterviewsProps) {
  const { t } = useTranslation('damage');
  const sentenceOf = useErrorSentence();
  const lookButton = useRef<HTMLButtonElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [found, setFound] = useState<readonly MissingInterview[]>();
  const [back, setBack] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<ErrorCode>();
  const work = async (task: () => Promise<void>) => {
    setBusy(true);
    setFailure(undefined);
    await task().catch((error: unknown) => setFailure(errorCode(error)));
    setBusy(false);
  };
  const look = () =>
    work(async () => {
      setFound(undefined);
      setBack([]);
      setFound(await library.vault.call('findMissing', undefined));
    });
  const bring = ({ id, code }: MissingInterview) =>
    work(async () => {
      library.takeHeader(await library.vault.call('bringBackInterview', { id }));
      setFound((all) => all?.filter((one) => one.id !== id));
      setBack((codes) => [...codes, code]);
      // The button that was pressed is gone: without a focus inside, no key reaches the dialog.
      lookButton.current?.focus();
      onBack?.();
    });
  return (
    <section className={styles['check']} aria-live="polite">
      <Button
        ref={lookButton}
        onPress={() => void look()}
        isPending={isBusy && !found}
        pendingLabel={t('bringBack.looking')}
      >
        {t('missing.look')}
      </Button>
      {found?.length === 0 && back.length === 0 && <p>{t('missing.none')}</p>}
      {found && found.length > 0 && (
        <ul className={styles['list']}>
          {found.map((one) => (
            <Missing key={one.id} interview={one} isBusy={isBusy} onBring={() => void bring(one)} />
          ))}
        </ul>
      )}
      {back.map((code) => (
        <p key={code}>{t('missing.back', { code })}</p>
      ))}
      {failure && <p role="alert">{sentenceOf(new AppError(failure)).text}</p>}
    </section>
  );
}

interface MissingProps {
  readonly interview: MissingInterview;
  readonly isBusy: boolean;
  readonly onBring: () => void;
}

function Missing({ interview: { code, madeAt, length }, isBusy, onBring }: MissingProps) {
  const { t } = useTranslation('damage');
  const language = useLanguage();
  const when = `${formatDay(madeAt, language)}, ${formatTime(madeAt)}`;
  const number = formatNumber(length, language);
  return (
    <li>
      <strong>{code}</strong>
      <p>{t('missing.found', { when, count: length, number })}</p>
      <Button onPress={onBring} isDisabled={isBusy}>
        {t('missing.bring', { code })}
      </Button>
    </li>
  );
}
