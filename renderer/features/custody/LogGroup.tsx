import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Fieldset } from '../../ui/Fieldset.tsx';

/** The way to the log, among the settings. */
export function LogGroup({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation('log');
  return (
    <Fieldset title={t('title')}>
      <p>{t('text')}</p>
      <div>
        <Button icon={<ScrollText aria-hidden />} onPress={onOpen}>
          {t('open')}
        </Button>
      </div>
    </Fieldset>
  );
}
