import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorCode, errorCode } from '../../../core/errors.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatDay, formatTime } from '../../ui/format.ts';
import type { UnlockProps } from './Unlock.tsx';

/**
 * What only a copy mends. A database that could not be read is not among it: a restore takes its place, and what was
 * written since the copy would be gone though the disk may only be full.
 */
const LOST: ReadonlySet<ErrorCode> = new Set([
  'key-file-missing',
  'key-file-damaged',
  'database-lost',
  'migration-incomplete',
]);

export function needsCopy(failure: unknown): boolean {
  return LOST.has(errorCode(failure));
}

interface UnlockFailureProps extends Pick<UnlockProps, 'onRestore' | 'newestSnapshot'> {
  readonly failure: unknown;
}

/** Why the vault did not open and, where a copy is the way on, how new the newest on this disk is. */
export function UnlockFailure({ failure, onRestore, newestSnapshot }: UnlockFailureProps) {
  const { t } = useTranslation('unlock');
  const sentence = useErrorSentence()(failure);
  const isLost = needsCopy(failure);
  return (
    <Banner
      tone="danger"
      title={sentence.title}
      isLive
      actions={isLost && onRestore && <Button onPress={onRestore}>{t('restore')}</Button>}
    >
      <p>{sentence.text}</p>
      {isLost && newestSnapshot && <NewestSnapshot ask={newestSnapshot} />}
    </Banner>
  );
}

function NewestSnapshot({ ask }: { readonly ask: () => Promise<number | undefined> }) {
  const { t } = useTranslation('unlock');
  const language = useLanguage();
  const [newest, setNewest] = useState<{ readonly madeAt: number | undefined }>();
  useEffect(() => {
    let isGone = false;
    ask().then(
      (madeAt) => (isGone ? undefined : setNewest({ madeAt })),
      () => undefined, // Restoring lists them again, and says what is wrong.
    );
    return () => {
      isGone = true;
    };
  }, [ask]);
  if (!newest) return null;
  if (newest.madeAt === undefined) return <p>{t('noSnapshot')}</p>;
  const [day, time] = [formatDay(newest.madeAt, language), formatTime(newest.madeAt)];
  return <p>{t('newestSnapshot', { day, time })}</p>;
}
