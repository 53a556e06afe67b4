import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustodyFinding } from '../../../core/bundle/read-custody.ts';
import type { SealedEntry } from '../../../core/custody/custody-entry.ts';
import { useDeedName } from '../../deed-name.ts';
import { useLanguage } from '../../i18n.ts';
import { formatNumber, formatPartialDate } from '../../ui/format.ts';
import type { BundleView, SignatureState } from '../../vault/api.ts';
import styles from './CustodyChain.module.css';

/** Rows that are drawn: a forged chain may have a million. */
const ROWS_MAX = 1000;

interface CustodyChainProps {
  /** Missing when the bundle carries no chain of the interview. */
  readonly finding: CustodyFinding | undefined;
  readonly signature: SignatureState['state'];
  readonly version: BundleView['version'];
}

/** Whether the custody chain of an interview holds, in words that promise no more than was checked, and its entries. */
export function CustodyChain({ finding, signature, version }: CustodyChainProps) {
  const { t } = useTranslation('open');
  const sentence = useChainSentence();
  const entries = finding && 'entries' in finding ? finding.entries : [];
  const isHarmless = finding === undefined || finding.state === 'whole';
  return (
    <div className={styles['chain']}>
      <p data-trouble={!isHarmless || undefined}>{sentence(finding, signature)}</p>
      {entries.length > 0 && (
        <Unfolded title={t('custody.read', { count: entries.length })}>
          <p>{t('custody.limit')}</p>
          <Entries entries={entries} version={version} />
        </Unfolded>
      )}
    </div>
  );
}

function useChainSentence() {
  const { t } = useTranslation('open');
  const language = useLanguage();
  return (finding: CustodyFinding | undefined, signature: SignatureState['state']): string => {
    if (finding === undefined) return t('custody.none');
    switch (finding.state) {
      case 'whole':
      case 'other-end':
      case 'unlisted': {
        const { length: count } = finding.entries;
        const entries = t('custody.entries', { count, number: formatNumber(count, language) });
        return finding.state === 'whole'
          ? t(`custody.whole.${coverage(signature)}`, { entries })
          : t(`custody.${finding.state}`, { entries });
      }
      case 'broken':
        return t(`custody.broken.${finding.how}`, { seq: formatNumber(finding.seq, language) });
      case 'missing':
      case 'unreadable':
      case 'other-interview':
        return t(`custody.${finding.state}`);
      default:
        return finding satisfies never;
    }
  };
}

function coverage(signature: SignatureState['state']): 'signed' | 'none' | 'wrong' {
  return signature === 'none' || signature === 'wrong' ? signature : 'signed';
}

interface UnfoldedProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Draws what it holds once it is opened. */
function Unfolded({ title, children }: UnfoldedProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  );
}

interface EntriesProps {
  readonly entries: readonly SealedEntry[];
  readonly version: BundleView['version'];
}

/** The newest first, as in the activity log. */
function Entries({ entries, version }: EntriesProps) {
  const { t } = useTranslation(['open', 'log']);
  const language = useLanguage();
  const deedName = useDeedName();
  const isToTheMonth = version === 'anonymised';
  // A day of UTC, as it was rounded: shown in another zone it would be the one before.
  const when = (at: number) => new Date(at).toISOString().slice(0, isToTheMonth ? 7 : 10);
  const shown = entries.slice(-ROWS_MAX).toReversed();
  const hidden = entries.length - shown.length;
  return (
    <>
      <table aria-label={t('custody.table')}>
        <thead>
          <tr>
            <th scope="col">{t('log:column.seq')}</th>
            <th scope="col">{isToTheMonth ? t('custody.month') : t('log:column.day')}</th>
            <th scope="col">{t('log:column.what')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry, index) => (
            // Numbers may repeat in a broken chain, and the list never changes.
            <tr key={index}>
              <td>{formatNumber(entry.seq, language)}</td>
              <td>{formatPartialDate(when(entry.at), language)}</td>
              <td>{deedName(entry)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && <p>{t('custody.older', { count: hidden })}</p>}
    </>
  );
}
