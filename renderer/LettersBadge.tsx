import { useTranslation } from 'react-i18next';
import styles from './LettersBadge.module.css';

interface LettersBadgeProps {
  readonly text: string;
}

const SIGNS = { latin: 'Aa', cyrillic: 'Яя', kazakh: 'Әә' } as const;
type Letters = keyof typeof SIGNS;

/**
 * Which letters were typed last, and whether two scripts are mixed. The page cannot ask the system for the keyboard
 * layout (docs/decisions/0017-the-letters-typed-not-the-layout.md), and a wrong layout is the most common reason why a right
 * passphrase does not open a vault.
 */
export function LettersBadge({ text }: LettersBadgeProps) {
  const { t } = useTranslation('unlock');
  const last = lettersOf(text.match(/\p{L}+/gu)?.at(-1) ?? '');
  if (last === undefined) return null;
  const isMixed = /\p{Script=Latin}/u.test(text) && /\p{Script=Cyrillic}/u.test(text);
  const words = t(`letters.${last}`);
  return (
    <abbr className={styles['letters']} title={isMixed ? t('letters.mixed', { words }) : words}>
      {isMixed ? `Aa+Яя › ${SIGNS[last]}` : SIGNS[last]}
    </abbr>
  );
}

/** Judged by the end of the word: that is where the hands are. A letter of Kazakh alone tells the Kazakh layout. */
function lettersOf(word: string): Letters | undefined {
  if (/\p{Script=Latin}$/u.test(word)) return 'latin';
  if (!/\p{Script=Cyrillic}$/u.test(word)) return undefined;
  return /[әғқңөұүһі]/iu.test(word) ? 'kazakh' : 'cyrillic';
}
