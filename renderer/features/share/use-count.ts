import { useLanguage } from '../../i18n.ts';
import { formatNumber } from '../../ui/format.ts';

/** Says a number in the language of the interface, and its plural. */
export function useCount() {
  const language = useLanguage();
  return (number: number) => ({ count: number, number: formatNumber(number, language) });
}
