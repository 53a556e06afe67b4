import { useTranslation } from 'react-i18next';
import styles from './door-steps.module.css';

interface LettersBadgeProps {
  readonly text: string;
}

/**
 * Which letters have been typed. The page cannot ask the system for the keyboard layout, and a wrong layout is the most
 * common reason why a right passphrase does not open a vault.
 */
export function LettersBadge({ text }: LettersBadgeProps) {
  const { t } = useTranslation('unlock');
  const isLatin = /\p{Script=Latin}/u.test(text);
  const isCyrillic = /\p{Script=Cyrillic}/u.test(text);
  if (!isLatin && !isCyrillic) return null;
  if (isLatin && isCyrillic) return <Badge sign="Aa Яя" words={t('mixedLetters')} />;
  return isLatin ? (
    <Badge sign="Aa" words={t('latinLetters')} />
  ) : (
    <Badge sign="Яя" words={t('cyrillicLetters')} />
  );
}

function Badge({ sign, words }: { readonly sign: string; readonly words: string }) {
  return (
    <abbr className={styles['letters']} title={words}>
      {sign}
    </abbr>
  );
}
