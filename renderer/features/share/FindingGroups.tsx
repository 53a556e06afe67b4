import { useTranslation } from 'react-i18next';
import type { ExportPlan, LeakFinding } from '../../vault/api.ts';
import { StatePill } from '../../ui/StatePill.tsx';
import styles from './FindingGroups.module.css';
import { FindingItem } from './FindingItem.tsx';
import type { ShareScreenProps } from './ShareScreen.tsx';

interface FindingGroupsProps {
  readonly findings: readonly LeakFinding[];
  readonly allowed: ExportPlan['allowed'];
  readonly onAllowed: (allowed: ExportPlan['allowed']) => void;
  readonly onJump: ShareScreenProps['onJump'];
}

/** What was found, under the file it stands in. */
export function FindingGroups({ findings, allowed, onAllowed, onJump }: FindingGroupsProps) {
  const { t } = useTranslation('share');
  const groups = Map.groupBy(findings, (finding) => finding.entry);
  const reasons = new Map(allowed.map((one) => [one.key, one.reason]));

  function allow(key: string, reason: string | undefined) {
    const others = allowed.filter((one) => one.key !== key);
    onAllowed(reason === undefined ? others : [...others, { key, reason }]);
  }

  return [...groups].map(([entry, group]) => {
    const code = group[0]?.code;
    const left = group.filter((finding) => !reasons.has(finding.key)).length;
    return (
      <section
        key={entry}
        className={styles['group']}
        aria-label={code === undefined ? entry : `${code}, ${entry}`}
      >
        <h3 className={styles['head']}>
          {code !== undefined && <span>{code}</span>}
          <code className={styles['path']}>{entry}</code>
          <StatePill tone={left > 0 ? 'danger' : 'ok'}>
            {left > 0 ? t('check.left', { count: left }) : t('check.noneLeft')}
          </StatePill>
        </h3>
        <ul className={styles['findings']}>
          {group.map((finding) => (
            <li key={finding.key}>
              <FindingItem
                finding={finding}
                reason={reasons.get(finding.key)}
                onReason={(reason) => allow(finding.key, reason)}
                onJump={onJump}
              />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
