import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { formatNumber } from '../../ui/format.ts';
import type { LogCheck } from '../../vault/calls/custody-calls.ts';

/** Broken chains that are named; of more their number. */
const NAMED_MAX = 8;

/** Whether the chains hold, and where they do not. */
export function CheckResult({ found }: { readonly found: LogCheck }) {
  const { t } = useTranslation('log');
  const language = useLanguage();
  const { broken } = found;
  if (broken.length === 0) {
    const entries = formatNumber(found.entries, language);
    return (
      <Banner tone="ok" isLive title={t('whole.title')}>
        {t('whole.text', { entries, count: found.interviews })}
      </Banner>
    );
  }
  const more = broken.length - NAMED_MAX;
  return (
    <Banner tone="danger" isLive title={t('broken.title', { count: broken.length })}>
      <p>{t('broken.text')}</p>
      <ul>
        {broken.slice(0, NAMED_MAX).map(({ interview, code, seq, how }) => (
          <li key={interview ?? 'vault'}>
            {t(`broken.how.${how}`, {
              chain: code ?? t('vault'),
              seq: formatNumber(seq, language),
            })}
          </li>
        ))}
        {more > 0 && <li>{t('broken.more', { count: more })}</li>}
      </ul>
    </Banner>
  );
}
