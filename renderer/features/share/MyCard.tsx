import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../../i18n.ts';
import type { PublicIdentity } from '../../vault/api.ts';
import { Banner } from '../../ui/Banner.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import styles from './Cards.module.css';
import { formatCard, signingKeyText } from './contact-card.ts';
import { KeyGroups } from './KeyGroups.tsx';

interface MyCardProps {
  readonly identity: PublicIdentity | undefined;
  readonly failure: unknown;
}

/** This vault's public keys, as the two lines that a colleague pastes. */
export function MyCard({ identity, failure }: MyCardProps) {
  const { t } = useTranslation(['share', 'common']);
  const errorSentence = useErrorSentence();
  const card = identity && formatCard(identity);
  return (
    <section className={styles['section']} aria-labelledby="my-card">
      <div className={styles['intro']}>
        <h2 id="my-card">{t('card.mineTitle')}</h2>
        <p>{t('card.mineText')}</p>
      </div>
      {failure !== undefined && (
        <Banner tone="danger" title={errorSentence(failure).title} isLive>
          {errorSentence(failure).text}
        </Banner>
      )}
      {card === undefined && failure === undefined && <Spinner label={t('card.loading')} />}
      {identity && card !== undefined && (
        <div className={styles['card']}>
          <p className={styles['minor']}>{t('card.toReadOut')}</p>
          <KeyGroups label={t('card.myKeyHere')} text={identity.recipient} />
          <KeyGroups label={t('card.mySigningHere')} text={signingKeyText(identity.signingKey)} />
          <p className={styles['keyLabel']}>{t('card.asText')}</p>
          {/* Reachable by keyboard, so that it can be selected where copying is refused. */}
          <textarea
            className={styles['cardText']}
            aria-label={t('card.cardLabel')}
            value={card}
            readOnly
            rows={2}
            wrap="soft"
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton
            text={card}
            label={t('card.copyMine')}
            copiedLabel={t('common:copied')}
            failedLabel={t('copyFailed')}
          />
        </div>
      )}
    </section>
  );
}
