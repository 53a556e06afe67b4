import { useTranslation } from 'react-i18next';
import type {
  DisclosureReport,
  Generalising,
  SmallCell,
} from '../../../core/anonymise/disclosure.ts';
import { useDisclosedWords } from '../../disclosed-words.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './ExportWizard.module.css';
import type { ShareScreenProps } from './ShareScreen.tsx';

interface SingledOutProps {
  readonly disclosure: DisclosureReport;
  readonly onJump: ShareScreenProps['onJump'];
}

/** As many as a person can look at; the rest is counted. */
const SHOWN = 12;
/** The ways of saying less that help most. */
const STEPS = 3;

/** Interviews whose facts together fit one or two speakers only, and what saying less would do. */
export function SingledOut({ disclosure, onJump }: SingledOutProps) {
  const { t } = useTranslation('share');
  const { total, small, steps } = disclosure;
  if (small.length === 0) return null;
  if (total < 3) {
    return (
      <Banner tone="info" title={t('check.singledOut.fewTitle')}>
        {t('check.singledOut.fewText')}
      </Banner>
    );
  }
  const rest = small.length - SHOWN;
  return (
    <Banner tone="warning" title={t('check.singledOut.title', { count: small.length, total })}>
      <div className={styles['stack']}>
        <span>{t('check.singledOut.text')}</span>
        <ul className={styles['rows']}>
          {small.slice(0, SHOWN).map((cell) => (
            <li key={cell.id}>
              <OneOfFew cell={cell} onJump={onJump} />
            </li>
          ))}
        </ul>
        {rest > 0 && <span>{t('check.singledOut.rest', { count: rest })}</span>}
        {steps.length > 0 && (
          <div>
            <p>{t('check.singledOut.ifAll')}</p>
            <ul className={styles['list']}>
              {steps.slice(0, STEPS).map((step) => (
                <li key={`${step.fact} ${step.to}`}>
                  {t(`check.singledOut.all.${wayOf(step)}`)}:{' '}
                  {t('check.singledOut.left', { count: step.small })}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Banner>
  );
}

function OneOfFew({
  cell,
  onJump,
}: {
  readonly cell: SmallCell;
  readonly onJump: ShareScreenProps['onJump'];
}) {
  const { t } = useTranslation('share');
  const words = useDisclosedWords()(cell.facts);
  const { id, code, sharedBy, without } = cell;
  const [best] = without;
  return (
    <div className={styles['row']}>
      <div>
        <strong>{code}</strong> · <span>{words.join(' · ')}</span>
        <p className={styles['minor']}>
          {t(sharedBy === 1 ? 'check.singledOut.alone' : 'check.singledOut.withOne')}{' '}
          {best && t(`check.singledOut.one.${wayOf(best)}`, { count: best.sharedBy - 1 })}
        </p>
      </div>
      <Button isCompact variant="quiet" onPress={() => onJump(id, undefined)}>
        {t('check.openInterview', { code })}
      </Button>
    </div>
  );
}

function wayOf({ fact, to }: Generalising) {
  return fact === 'date' && to === 'year' ? 'year' : fact;
}
