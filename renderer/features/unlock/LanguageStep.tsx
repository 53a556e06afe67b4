import { useTranslation } from 'react-i18next';
import { UI_LANGUAGES } from '../../../core/settings.ts';
import { LANGUAGE_NAMES, type Language } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './door-steps.module.css';

interface LanguageStepProps {
  readonly language: Language;
  readonly onChoose: (language: Language) => void;
  readonly onRestore: () => void;
}

/** Each language in its own name: who cannot read the others finds it all the same. Choosing goes on. */
export function LanguageStep({ language, onChoose, onRestore }: LanguageStepProps) {
  const { t } = useTranslation(['unlock', 'common']);
  return (
    <>
      <p className={styles['lead']}>{t('create.languageText')}</p>
      <ul className={styles['languages']}>
        {UI_LANGUAGES.map((one) => (
          <li key={one}>
            {/* The first screen of all: arrive on the answer that is most likely right. */}
            <Button onPress={() => onChoose(one)} autoFocus={one === language}>
              <span lang={one}>{LANGUAGE_NAMES[one]}</span>
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles['others']}>
        <Button variant="quiet" onPress={onRestore}>
          {t('restore')}
        </Button>
      </div>
    </>
  );
}
