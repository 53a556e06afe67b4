import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import type { NearLock } from './use-auto-lock.ts';

/**
 * Half a minute's warning. The button has nothing to do but be pressed: any key or movement counts, and
 * so does this one. Spoken once, from the top layer so that it is heard over an open dialog too.
 */
export function LocksSoonStrip({ near }: { readonly near: NearLock }) {
  const { t } = useTranslation('frame');
  const isSoon = near !== undefined && near !== 'stays';
  return (
    <>
      {createPortal(
        <output data-react-aria-top-layer="true">
          {isSoon && <VisuallyHidden>{t('locksSoonSpoken')}</VisuallyHidden>}
        </output>,
        document.body,
      )}
      {near === 'stays' && (
        <Banner tone="ok" shape="strip" title={t('staysUnlocked')}>
          {t('staysUnlockedText')}
        </Banner>
      )}
      {isSoon && (
        <Banner
          tone="warning"
          shape="strip"
          title={t('locksSoonTitle', { seconds: near.secondsLeft })}
          actions={<Button onPress={() => undefined}>{t('stayUnlocked')}</Button>}
        >
          {t('locksSoonText')}
        </Banner>
      )}
    </>
  );
}
