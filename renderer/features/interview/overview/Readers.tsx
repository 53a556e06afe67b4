import { useTranslation } from 'react-i18next';
import { SMALL_CELL } from '../../../../core/anonymise/disclosure.ts';
import { disclosedFacts, withWithheld } from '../../../../core/domain/disclosed-facts.ts';
import type { InterviewId } from '../../../../core/domain/ids.ts';
import type { InterviewRecord, WithheldFact } from '../../../../core/domain/interview.ts';
import { useDisclosedWords } from '../../../disclosed-words.ts';
import { useErrorSentence } from '../../../i18n.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import type { Library } from '../../../vault/library.ts';
import type { InterviewDocument } from '../interview-document.ts';
import { Group } from './Group.tsx';
import styles from './Readers.module.css';
import { type Sharing, useSharing } from './use-sharing.ts';

export interface ReadersProps {
  readonly id: InterviewId;
  readonly library: Library;
  readonly record: InterviewRecord;
  readonly onChange: InterviewDocument['setFields'];
}

const DATES = ['month', 'year', 'nothing'] as const;

/** What the anonymised version tells about the speaker, whether it could only be one person, and how to say less. */
export function Readers({ id, library, record, onChange }: ReadersProps) {
  const { t } = useTranslation('testimony');
  const words = useDisclosedWords()(disclosedFacts(record));
  const sharing = useSharing(library.vault, id, record);
  const withheld = record.withheld ?? [];
  const switches = KNOWN.filter(([, isKnown]) => isKnown(record)).map(([fact]) => fact);
  const told = withheld.includes('date')
    ? 'nothing'
    : withheld.includes('month')
      ? 'year'
      : 'month';

  function withhold(fact: WithheldFact, isWithheld: boolean) {
    onChange({ withheld: withWithheld(withheld, fact, isWithheld) });
  }

  function tellDate(date: (typeof DATES)[number]) {
    const without = withWithheld(withheld, 'date', date === 'nothing');
    onChange({ withheld: withWithheld(without, 'month', date === 'year') });
  }

  return (
    <Group title={t('readers.title')} help={t('readers.help')}>
      <p className={styles['words']}>
        {words.length > 0 ? words.join(' · ') : t('readers.nothing')}
      </p>
      {words.length > 0 && <Shared sharing={sharing} />}
      {switches.length > 0 && (
        <div className={styles['switches']}>
          {switches.map((fact) => (
            <Switch
              key={fact}
              label={t(`readers.tell.${fact}`)}
              isSelected={!withheld.includes(fact)}
              onChange={(isTold) => withhold(fact, !isTold)}
            />
          ))}
        </div>
      )}
      {record.date !== '' && (
        <div className={styles['date']}>
          <span aria-hidden>{t('readers.date')}</span>
          <SegmentedControl
            label={t('readers.date')}
            options={DATES.map((one) => ({ id: one, label: t(`readers.dates.${one}`) }))}
            value={told}
            onChange={tellDate}
          />
        </div>
      )}
    </Group>
  );
}

type SwitchedFact = 'role' | 'occupation' | 'sex' | 'employer';

/** Only what is known can be told. */
const KNOWN: readonly (readonly [SwitchedFact, (record: InterviewRecord) => boolean])[] = [
  ['role', ({ role }) => role !== ''],
  ['occupation', ({ occupation }) => occupation !== ''],
  ['sex', ({ sex }) => sex !== undefined],
  ['employer', ({ employer }) => (employer?.published.trim() ?? '') !== ''],
];

function Shared({ sharing }: { readonly sharing: Sharing }) {
  const { t } = useTranslation('testimony');
  const errorSentence = useErrorSentence();
  if (sharing.phase === 'counting')
    return <p className={styles['minor']}>{t('readers.counting')}</p>;
  if (sharing.phase === 'failed') {
    const { title, text } = errorSentence(sharing.error);
    return (
      <Banner tone="danger" title={title}>
        {text}
      </Banner>
    );
  }
  const { others, all } = sharing;
  const counts = { count: others, all };
  if (all < SMALL_CELL) return <p className={styles['minor']}>{t('readers.tooFew')}</p>;
  if (others + 1 >= SMALL_CELL)
    return <p className={styles['minor']}>{t('readers.shared', counts)}</p>;
  return (
    <Banner
      tone="warning"
      title={t(others === 0 ? 'readers.alone' : 'readers.almostAlone', counts)}
    >
      {t('readers.sayLess')}
    </Banner>
  );
}
