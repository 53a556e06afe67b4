import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n.ts';
import type { ExportPreview } from '../../vault/api.ts';
import type { Library } from '../../vault/library.ts';
import { Banner } from '../../ui/Banner.tsx';
import { formatBytes, formatDay, formatNumber } from '../../ui/format.ts';
import styles from './ExportWizard.module.css';
import { type ExportDraft, finalPlan, notForThem, receivers } from './export-draft.ts';
import { passagesOf, reasonFor } from './finding-passages.ts';
import { StepTitle } from './StepTitle.tsx';
import { useLibrary } from './use-library.ts';

interface ReviewStepProps {
  readonly library: Library;
  readonly draft: ExportDraft;
  readonly preview: ExportPreview;
  readonly fileName: string;
}

/** A code that no line end tears apart at its hyphen. */
function unbroken(code: string): string {
  return code.replaceAll('-', '\u2011');
}

/** Everything that was chosen, on one page, before anything is written. */
export function ReviewStep({ library, draft, preview, fileName }: ReviewStepProps) {
  const { t } = useTranslation('share');
  const language = useLanguage();
  const { contacts, interviews } = useLibrary(library);
  const names = receivers(draft, contacts);
  const plan = finalPlan(draft, preview, names);
  const staying = [...preview.blocked, ...notForThem(preview, names)];
  const allowed = passagesOf(preview.findings).flatMap((one) => reasonFor(one, plan.allowed) ?? []);
  const codes = interviews
    .filter((header) => plan.interviews.includes(header.id))
    .map((header) => unbroken(header.code))
    .toSorted();
  const recipients =
    draft.sealedWith === 'keys'
      ? contacts.filter((contact) => draft.recipients.includes(contact.id))
      : [];
  const isUnchecked = recipients.some((contact) => contact.checkedAt === undefined);
  return (
    <>
      <StepTitle>{t('review.title')}</StepTitle>
      <dl className={styles['facts']}>
        <Fact name={t('review.interviews')} minor={codes.join(', ')}>
          {t('review.interviewCount', { count: codes.length })}
        </Fact>
        {staying.length > 0 && (
          <Fact name={t('review.stayBehind')}>
            {staying.map((one) => unbroken(one.code)).join(', ')}
          </Fact>
        )}
        <Fact name={t('review.version')} minor={t(`purpose.${draft.purpose}`)}>
          {t(`review.${draft.version}`)}
        </Fact>
        {plan.formats.length > 0 && (
          <Fact name={t('review.formats')}>
            {plan.formats.map((format) => t(`formats.${format}`)).join(', ')}
          </Fact>
        )}
        {allowed.length > 0 && (
          <Fact name={t('review.allowed')} minor={[...new Set(allowed)].join(' · ')}>
            {t('review.allowedCount', { count: allowed.length })}
          </Fact>
        )}
        {preview.undecided.length > 0 && (
          <Fact
            name={t('review.undecided')}
            minor={preview.undecided.map((one) => unbroken(one.code)).join(', ')}
          >
            {t('review.undecidedCount', { count: preview.undecided.length })}
          </Fact>
        )}
        <Fact name={t('review.recipients')}>
          <ul className={styles['rows']}>
            {recipients.map((contact) => (
              <li key={contact.id} className={styles['row']}>
                <span>{contact.name}</span>
                <span className={styles['minor']}>
                  {contact.checkedAt === undefined
                    ? t('recipients.notCompared')
                    : t('recipients.compared', { day: formatDay(contact.checkedAt, language) })}
                </span>
              </li>
            ))}
            {draft.sealedWith === 'keys' && draft.toSelf && <li>{t('review.self')}</li>}
            {draft.sealedWith === 'passphrase' && <li>{t('review.withPassphrase')}</li>}
          </ul>
        </Fact>
        <Fact name={t('review.name')}>
          <code>{fileName}</code>
        </Fact>
        <Fact name={t('review.size')}>
          {t('review.sizeText', {
            size: formatBytes(preview.size, language),
            files: formatNumber(preview.entries, language),
          })}
        </Fact>
      </dl>
      {isUnchecked && (
        <Banner tone="warning" title={t('review.uncheckedTitle')}>
          {t('review.uncheckedText')}
        </Banner>
      )}
      <p className={styles['lead']}>{t('review.nameText')}</p>
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
  /** In small print below. */
  readonly minor?: string;
}

function Fact({ name, children, minor }: FactProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {children}
        {minor !== undefined && minor !== '' && <div className={styles['minor']}>{minor}</div>}
      </dd>
    </>
  );
}
