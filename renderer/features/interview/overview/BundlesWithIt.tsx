import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentScope } from '../../../../core/domain/consent.ts';
import { type ExportRecord, holds } from '../../../../core/domain/export-record.ts';
import type { InterviewId } from '../../../../core/domain/ids.ts';
import { useErrorSentence, useLanguage } from '../../../i18n.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { formatDay, formatPartialDate } from '../../../ui/format.ts';
import { Spinner } from '../../../ui/Spinner.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { VaultClient } from '../../../vault/client.ts';
import styles from './ConsentGroup.module.css';

interface BundlesWithItProps {
  readonly vault: VaultClient;
  readonly interview: { readonly id: InterviewId; readonly code: string };
  readonly scopes: readonly ConsentScope[];
  /** When it was withdrawn. */
  readonly at: number;
}

/** The bundles that hold an interview or may hold it, and what to write to those who have them. */
export function BundlesWithIt({ vault, interview, scopes, at }: BundlesWithItProps) {
  const { t } = useTranslation('testimony');
  const errorSentence = useErrorSentence();
  const [made, setMade] = useState<readonly ExportRecord[]>();
  const [failure, setFailure] = useState<unknown>();
  const { id } = interview;
  useEffect(() => {
    let isShown = true;
    vault.call('exports', undefined).then(
      (records) =>
        isShown && setMade(records.filter((one) => holds(one, id) !== 'no').toReversed()),
      (error: unknown) => isShown && setFailure(error),
    );
    return () => {
      isShown = false;
    };
  }, [vault, id]);

  if (failure !== undefined) {
    return (
      <Banner tone="danger" title={errorSentence(failure).title} isLive>
        {errorSentence(failure).text}
      </Banner>
    );
  }
  if (!made) return <Spinner label={t('withdrawing.looking')} />;
  if (made.length === 0) return <p>{t('withdrawing.noBundle')}</p>;
  return (
    <>
      <p>{t('withdrawing.bundles', { count: made.length })}</p>
      <ul className={styles['bundles']} aria-label={t('withdrawing.bundleList')}>
        {made.map((record) => (
          <li key={record.id}>
            <BundleLine record={record} id={id} />
          </li>
        ))}
      </ul>
      <Notice code={interview.code} scopes={scopes} at={at} bundles={made} />
    </>
  );
}

function BundleLine({ record, id }: { readonly record: ExportRecord; readonly id: InterviewId }) {
  const { t } = useTranslation(['testimony', 'share']);
  const language = useLanguage();
  const { day, recipients, toSelf, hasPassphrase, version } = record;
  const openers = [
    ...recipients.map((name) => (name.startsWith('age1') ? `${name.slice(0, 12)}…` : name)),
    ...(toSelf ? [t('share:review.self')] : []),
    ...(hasPassphrase ? [t('share:review.withPassphrase')] : []),
  ];
  return (
    <>
      <strong>{formatPartialDate(day, language)}</strong> · {openers.join(', ')} ·{' '}
      {t(`share:review.${version}`)}
      {holds(record, id) === 'maybe' && ` · ${t('withdrawing.mayHold')}`}
    </>
  );
}

interface NoticeProps {
  readonly code: string;
  readonly scopes: readonly ConsentScope[];
  readonly at: number;
  readonly bundles: readonly ExportRecord[];
}

/** Codes and days only: it may go by a way that others read. */
function Notice({ code, scopes, at, bundles }: NoticeProps) {
  const { t } = useTranslation(['testimony', 'share']);
  const language = useLanguage();
  const text = [
    t('withdrawing.notice.withdrawn', { code, day: formatDay(at, language) }),
    ...scopes.map((scope) => `– ${t(`consent.scopes.${scope}`)}`),
    t('withdrawing.notice.bundles'),
    ...bundles.map(({ id, day }) => `– ${formatPartialDate(day, language)}, ${id}`),
    t('withdrawing.notice.please'),
  ].join('\n');
  return (
    <>
      <TextField
        kind="multiline"
        rows={7}
        isReadOnly
        label={t('withdrawing.notice.label')}
        value={text}
        onChange={() => undefined}
      />
      <div>
        <CopyButton
          text={text}
          label={t('withdrawing.notice.copy')}
          copiedLabel={t('withdrawing.notice.copied')}
          failedLabel={t('share:copyFailed')}
        />
      </div>
    </>
  );
}
