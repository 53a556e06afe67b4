import { useTranslation } from 'react-i18next';
import type { EncodingChoice } from '../../../core/import/read-file.ts';
import type { TextEncoding } from '../../../core/import/text-encoding.ts';
import { Select } from '../../ui/Select.tsx';
import styles from './ImportScreen.module.css';

interface EncodingSelectProps {
  readonly encoding: EncodingChoice;
  readonly onChange: (encoding: TextEncoding) => void;
}

const WITH_WORDS = ['windows-1251', 'kz-1048', 'koi8-r'] as const;

/** Where the file leaves a choice; where it says what it is, only that. */
export function EncodingSelect({ encoding, onChange }: EncodingSelectProps) {
  const { t } = useTranslation('importing');
  const { chosen, choices } = encoding;
  if (choices.length < 2)
    return (
      <p className={styles['minor']}>
        {t('encoding')} {t(`encodingName.${chosen}`)}
      </p>
    );
  return (
    <div className={styles['narrow']}>
      <Select
        label={t('encoding')}
        description={t('encodingHelp')}
        value={chosen}
        onChange={onChange}
        options={choices.map((id) => {
          const about = WITH_WORDS.find((one) => one === id);
          const label = t(`encodingName.${id}`);
          return about ? { id, label, description: t(`encodingHas.${about}`) } : { id, label };
        })}
      />
    </div>
  );
}
