import { useTranslation } from 'react-i18next';
import type { ExportPlan, LeakFinding } from '../../vault/api.ts';
import { useTextName } from '../../interview-name.ts';
import { StatePill } from '../../ui/StatePill.tsx';
import { type FindingPassage, passagesOf, reasonFor } from './finding-passages.ts';
import styles from './FindingGroups.module.css';
import { FindingItem } from './FindingItem.tsx';
import type { ShareScreenProps } from './ShareScreen.tsx';

interface FindingGroupsProps {
  readonly findings: readonly LeakFinding[];
  readonly allowed: ExportPlan['allowed'];
  readonly onAllowed: (allowed: ExportPlan['allowed']) => void;
  readonly onJump: ShareScreenProps['onJump'];
}

/** What was found, under the interview it stands in; what is in no interview, under its file. */
export function FindingGroups({ findings, allowed, onAllowed, onJump }: FindingGroupsProps) {
  const { t } = useTranslation('share');
  const textName = useTextName();
  const groups = Map.groupBy(passagesOf(findings), ({ finding: { code, translation, entry } }) =>
    code === undefined ? entry : textName(code, translation),
  );

  function allow({ keys }: FindingPassage, reason: string | undefined) {
    const others = allowed.filter((one) => !keys.includes(one.key));
    onAllowed(reason === undefined ? others : [...others, ...keys.map((key) => ({ key, reason }))]);
  }

  return [...groups].map(([title, group]) => {
    const left = group.filter((one) => reasonFor(one, allowed) === undefined).length;
    return (
      <section key={title} className={styles['group']} aria-label={title}>
        <h3 className={styles['head']}>
          <span>{title}</span>
          <StatePill tone={left > 0 ? 'danger' : 'ok'}>
            {left > 0 ? t('check.left', { count: left }) : t('check.noneLeft')}
          </StatePill>
        </h3>
        <ul className={styles['findings']}>
          {group.map((passage) => (
            <li key={passage.finding.key}>
              <FindingItem
                passage={passage}
                reason={reasonFor(passage, allowed)}
                onReason={(reason) => allow(passage, reason)}
                onJump={onJump}
              />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
