import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportRecord } from '../../../core/domain/export-record.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import type { VaultClient } from '../../vault/client.ts';
import { Banner } from '../../ui/Banner.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatPartialDate } from '../../ui/format.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import { StatePill } from '../../ui/StatePill.tsx';
import styles from './Cards.module.css';
import { shortened } from './contact-card.ts';

/** The bundles that left this vault, the newest first: who can open them, and what was let through and why. */
export function BundlesMade({ vault }: { readonly vault: VaultClient }) {
  const { t } = useTranslation('share');
  const errorSentence = useErrorSentence();
  const [made, setMade] = useState<readonly ExportRecord[]>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    let isMounted = true;
    vault.call('exports', undefined).then(
      (records) => isMounted && setMade(records.toReversed()),
      (error: unknown) => isMounted && setFailure(error),
    );
    return () => {
      isMounted = false;
    };
  }, [vault]);

  if (failure !== undefined) {
    return (
      <Banner tone="danger" title={errorSentence(failure).title} isLive>
        {errorSentence(failure).text}
      </Banner>
    );
  }
  if (!made) return <Spinner label={t('made.loading')} />;
  if (made.length === 0) return <EmptyState title={t('made.none')}>{t('made.text')}</EmptyState>;
  return (
    <section className={styles['section']} aria-labelledby="bundles-made">
      <div className={styles['intro']}>
        <h2 id="bundles-made">{t('made.title')}</h2>
        <p>{t('made.text')}</p>
      </div>
      <ul className={styles['contacts']}>
        {made.map((record) => (
          <li key={record.id} className={styles['contact']}>
            <MadeBundle record={record} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function MadeBundle({ record }: { readonly record: ExportRecord }) {
  const { t } = useTranslation('share');
  const language = useLanguage();
  const { day, version, purpose, interviews, recipients, toSelf, hasPassphrase, allowed } = record;
  const openers = [
    ...recipients.map((name) => (name.startsWith('age1') ? shortened(name) : name)),
    ...(toSelf ? [t('review.self')] : []),
    ...(hasPassphrase ? [t('review.withPassphrase')] : []),
  ];
  const reasons = [...new Set(allowed.map((one) => one.reason))];
  return (
    <div className={styles['who']}>
      <span className={styles['made']}>
        <strong className={styles['name']}>{formatPartialDate(day, language)}</strong>
        <span>{t('review.interviewCount', { count: interviews })}</span>
        <StatePill tone={version === 'original' ? 'danger' : 'neutral'}>
          {t(`review.${version}`)}
        </StatePill>
      </span>
      <span className={styles['minor']}>
        {t('review.recipients')}: {openers.join(', ')}
        {purpose !== undefined && ` · ${t(`purpose.${purpose}`)}`}
      </span>
      {reasons.length > 0 && (
        <span className={styles['minor']}>
          {t('review.allowed')}: {reasons.join(' · ')}
        </span>
      )}
    </div>
  );
}
