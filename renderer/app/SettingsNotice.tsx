import { useTranslation } from 'react-i18next';
import { Banner } from '../ui/Banner.tsx';

export interface SettingsNoticeProps {
  /** The name under which the damaged settings file was put aside. */
  readonly name: string;
  readonly onClose: () => void;
}

/** Said once after a damaged settings file: nothing of a vault lies in it. */
export function SettingsNotice({ name, onClose }: SettingsNoticeProps) {
  const { t } = useTranslation(['frame', 'common']);
  return (
    <Banner tone="warning" shape="strip" onDismiss={onClose} dismissLabel={t('common:close')}>
      {t('settingsSetAside', { name })}
    </Banner>
  );
}
