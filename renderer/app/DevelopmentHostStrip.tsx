import { useTranslation } from 'react-i18next';
import { Banner } from '../ui/Banner.tsx';

/** Stands on every screen of the host for development, the one where a vault is made above all. */
export function DevelopmentHostStrip() {
  const { t } = useTranslation('frame');
  return (
    <Banner tone="warning" shape="strip" isThin>
      {t('developmentHost')}
    </Banner>
  );
}
