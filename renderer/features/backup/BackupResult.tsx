import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n.ts';
import type { RestoreReport, SnapshotReport } from '../../vault/calls/snapshot-calls.ts';
import { Banner } from '../../ui/Banner.tsx';
import { formatDay, formatTime } from '../../ui/format.ts';

interface BackupResultProps {
  readonly report: SnapshotReport | RestoreReport;
  readonly isRestored: boolean;
}

/** How much opened, or exactly what did not. */
export function BackupResult({ report, isRestored }: BackupResultProps) {
  const { t } = useTranslation('backup');
  const language = useLanguage();
  const { interviews, people, unreadable, isWhole, madeAt } = report;
  const damage = damageOf(report);
  const isFine = isWhole && unreadable.length + damage.length === 0;
  const counts = [t('interviewCount', { count: interviews }), t('nameCount', { count: people })];
  return (
    <Banner
      tone={isFine ? 'ok' : 'warning'}
      title={t(isRestored ? 'restoredTitle' : isFine ? 'testedTitle' : 'testedDamagedTitle')}
      isLive
    >
      <p>
        {t(isFine ? 'allReadable' : 'readable', {
          counts: counts.join(', '),
          day: formatDay(madeAt, language),
          time: formatTime(madeAt),
        })}
      </p>
      {unreadable.length > 0 && (
        <p>{t('unreadable', { count: unreadable.length, codes: unreadable.join(', ') })}</p>
      )}
      {damage.map(([name, count]) => (
        <p key={name}>{t(`damage.${name}`, { count })}</p>
      ))}
      {report.areListsRebuilt && <p>{t('rebuilt')}</p>}
      {!isWhole && <p>{t('notWhole')}</p>}
      {isRestored && <p>{t('restoredText')}</p>}
      {'presentState' in report && report.presentState === 'unreadable' && (
        <p>{t('presentUnreadable')}</p>
      )}
    </Banner>
  );
}

type Damage = 'lost' | 'people' | 'versions' | 'keys' | SnapshotReport['damagedLists'][number];

/** What does not open beside the testimonies themselves. */
function damageOf(report: SnapshotReport): [Damage, number][] {
  const { lost, damagedPeople, damagedVersions, damagedKeys, damagedLists } = report;
  const all: [Damage, number][] = [
    ['lost', lost],
    ['people', damagedPeople],
    ['versions', damagedVersions],
    ['keys', damagedKeys],
    ...damagedLists.map((list): [Damage, number] => [list, 1]),
  ];
  return all.filter(([, count]) => count > 0);
}
