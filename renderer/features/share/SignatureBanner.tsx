import { useTranslation } from 'react-i18next';
import type { SignatureState } from '../../vault/api.ts';
import { Banner, type Tone } from '../../ui/Banner.tsx';
import styles from './OpenBundle.module.css';

interface SignatureBannerProps {
  readonly signature: SignatureState;
}

/** A missing signature is common and harmless by itself; a wrong one is a reason to stop. */
const TONES: Readonly<Record<SignatureState['state'], Tone>> = {
  'known-checked': 'ok',
  own: 'ok',
  'known-unchecked': 'info',
  'unknown-key': 'warning',
  none: 'warning',
  wrong: 'danger',
};

/** Who made the bundle, in words that promise no more than was checked. */
export function SignatureBanner({ signature }: SignatureBannerProps) {
  const { t } = useTranslation('open');
  const { state } = signature;
  const name = 'name' in signature ? signature.name : '';
  return (
    <Banner tone={TONES[state]} title={t(`signature.${state}Title`, { name })} isLive>
      <span className={styles['lines']}>
        <span>{t(`signature.${state}Text`, { name })}</span>
        {state === 'unknown-key' && (
          <span>
            {t('signingKey')}: <code className={styles['key']}>{signature.signingKey}</code>
          </span>
        )}
      </span>
    </Banner>
  );
}
