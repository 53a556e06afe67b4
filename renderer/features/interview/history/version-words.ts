import { useTranslation } from 'react-i18next';
import type { VersionEntry } from '../../../../core/vault/history.ts';
import { useLanguage } from '../../../i18n.ts';
import { formatDay, formatNumber, formatTime } from '../../../ui/format.ts';

export type Measures = Pick<VersionEntry, 'length' | 'passages' | 'redactions'>;

/** Words for the list of versions. */
export function useVersionWords() {
  const { t } = useTranslation('history');
  const language = useLanguage();
  const signed = (value: number) => `${value > 0 ? '+' : ''}${formatNumber(value, language)}`;
  const part = (key: 'characters' | 'passages' | 'redactions', change: number) =>
    change === 0 ? [] : [t(key, { count: Math.abs(change), number: signed(change) })];
  return {
    when: (at: number) => `${formatDay(at, language)}, ${formatTime(at)}`,
    length: (length: number) =>
      t('length', { count: length, number: formatNumber(length, language) }),
    /** What `next` has more or less: `+120 characters, 2 passages`. */
    change: (version: Measures, next: Measures) => {
      const parts = [
        ...part('characters', next.length - version.length),
        ...part('passages', next.passages - version.passages),
        ...part('redactions', next.redactions - version.redactions),
      ];
      return parts.length === 0 ? t('sameSize') : parts.join(', ');
    },
  };
}
