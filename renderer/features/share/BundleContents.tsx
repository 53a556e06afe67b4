import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { translationLanguage } from '../../../core/domain/translation.ts';
import { useLanguage } from '../../i18n.ts';
import type { BundleView } from '../../vault/api.ts';
import type { Library } from '../../vault/library.ts';
import { compareText } from '../../ui/alphabet.ts';
import { ContentsNav } from '../../ui/ContentsNav.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatBytes, formatNumber, formatPartialDate } from '../../ui/format.ts';
import { StatePill } from '../../ui/StatePill.tsx';
import { BundleText } from './BundleText.tsx';
import { CustodyChain } from './CustodyChain.tsx';
import { CustodyFact, CustodySummary } from './CustodySummary.tsx';
import { useTextName } from '../../interview-name.ts';
import { useOccupationName } from '../../occupation-name.ts';
import { MergeDialog } from './MergeDialog.tsx';
import styles from './OpenBundle.module.css';
import { SignatureBanner } from './SignatureBanner.tsx';
import type { BundleFile } from './use-open-bundle.ts';

interface BundleContentsProps {
  readonly library: Library;
  readonly file: BundleFile;
  readonly view: BundleView;
  readonly onClose: () => void;
  readonly onAnother: () => void;
}

/** An open bundle: who signed it, what it holds, and its testimonies to read. */
export function BundleContents({ library, file, view, onClose, onAnother }: BundleContentsProps) {
  const { t } = useTranslation(['open', 'merge']);
  const [isMerging, setMerging] = useState(false);
  const isMergeable = view.version === 'original' && view.signature.state !== 'wrong';
  const language = useLanguage();
  const occupationName = useOccupationName();
  const textName = useTextName();
  // The bundle has them in the order in which they were chosen.
  const interviews = useMemo(
    () =>
      // In the bundle each translation stands behind its original; sorting keeps that.
      view.interviews.toSorted((a, b) => compareText(a.code, b.code, language)),
    [view, language],
  );
  const [path, setPath] = useState(interviews[0]?.path);
  const chosen = interviews.find((interview) => interview.path === path);
  return (
    <div className={styles['open']}>
      <div className={styles['top']}>
        <div className={styles['head']}>
          <h2>{file.name}</h2>
          <StatePill tone={view.version === 'original' ? 'danger' : 'neutral'}>
            {t(view.version)}
          </StatePill>
          <div className={styles['buttons']}>
            {isMergeable && (
              <Button isCompact variant="primary" onPress={() => setMerging(true)}>
                {t('merge:open')}
              </Button>
            )}
            <Button isCompact onPress={onAnother}>
              {t('another')}
            </Button>
            <Button isCompact onPress={onClose}>
              {t('close')}
            </Button>
          </div>
        </div>
        <SignatureBanner signature={view.signature} />
        {isMerging && (
          <MergeDialog
            library={library}
            signature={view.signature}
            onClose={() => setMerging(false)}
          />
        )}
        <CustodySummary view={view} />
        <p className={styles['facts']}>
          <span>
            {t('createdOn')} {formatPartialDate(view.createdOn, language)}
          </span>
          <span>{formatBytes(file.size, language)}</span>
          <span>
            {t('integrityText', {
              count: view.files.length,
              number: formatNumber(view.files.length, language),
            })}
          </span>
          <CustodyFact view={view} />
          <span>{t('formatText', { version: view.formatVersion })}</span>
          {view.version === 'anonymised' && <span>{t('merge:onlyReading')}</span>}
        </p>
      </div>
      <div className={styles['columns']}>
        <ContentsNav
          label={t('contents')}
          items={interviews.map((interview) => ({
            id: interview.path,
            title: textName(interview.code, translationLanguage(interview)),
            note: occupationName(interview.occupation) || t('unknownWho'),
            isUnder: interview.translationOf !== undefined,
          }))}
          chosen={path}
          onChoose={setPath}
          empty={t('noInterviews')}
        >
          <details className={styles['files']}>
            <summary>{t('filesCount', { count: view.files.length })}</summary>
            <ul>
              {view.files.map((one) => (
                <li key={one.path}>
                  <code>{one.path}</code>
                  <span>{formatBytes(one.size, language)}</span>
                </li>
              ))}
            </ul>
          </details>
        </ContentsNav>
        {chosen && (
          <BundleText key={chosen.path} interview={chosen} library={library}>
            <CustodyChain
              finding={chosen.custody}
              signature={view.signature.state}
              version={view.version}
            />
          </BundleText>
        )}
      </div>
    </div>
  );
}
