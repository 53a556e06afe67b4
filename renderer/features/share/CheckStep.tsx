import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../../i18n.ts';
import { OwnModelNotice, type OwnModelNoticeProps } from '../../OwnModelNotice.tsx';
import type { ExportPreview, Progress } from '../../vault/api.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import styles from './ExportWizard.module.css';
import { type ExportDraft, unsettled } from './export-draft.ts';
import { FindingGroups } from './FindingGroups.tsx';
import { KeptBack } from './KeptBack.tsx';
import { SingledOut } from './SingledOut.tsx';
import type { ShareScreenProps } from './ShareScreen.tsx';
import { StepTitle } from './StepTitle.tsx';
import type { ChangeDraft } from './use-export-draft.ts';
import type { LeakCheck } from './use-leak-check.ts';

interface CheckStepProps {
  readonly vault: OwnModelNoticeProps['vault'];
  readonly draft: ExportDraft;
  readonly check: LeakCheck;
  readonly onChange: ChangeDraft;
  readonly onAgain: () => void;
  readonly onJump: ShareScreenProps['onJump'];
}

/** The search of every outgoing file. Nothing goes on while a finding has no decision. */
export function CheckStep({ vault, draft, check, onChange, onAgain, onJump }: CheckStepProps) {
  const { t } = useTranslation(['share', 'common']);
  const errorSentence = useErrorSentence();
  const failure = check.phase === 'failed' ? errorSentence(check.error) : undefined;
  return (
    <>
      <StepTitle>{t('check.title')}</StepTitle>
      {check.phase === 'running' && <Searching progress={check.progress} />}
      {failure && (
        <Banner
          tone="danger"
          title={failure.title}
          isLive
          actions={<Button onPress={onAgain}>{t('check.again')}</Button>}
        >
          {failure.text}
        </Banner>
      )}
      {check.phase === 'done' && (
        <>
          <Verdict draft={draft} preview={check.preview} onAgain={onAgain} />
          <OwnModelNotice vault={vault} shape="box" />
          <KeptBack preview={check.preview} onJump={onJump} />
          {check.preview.disclosure && (
            <SingledOut disclosure={check.preview.disclosure} onJump={onJump} />
          )}
          <FindingGroups
            findings={check.preview.findings}
            allowed={draft.allowed}
            onAllowed={(allowed) => onChange({ allowed })}
            onJump={onJump}
          />
        </>
      )}
    </>
  );
}

function Searching({ progress }: { readonly progress: Progress | undefined }) {
  const { t } = useTranslation('share');
  if (!progress || progress.total === 0) return <ProgressBar label={t('check.running')} />;
  const { done, total } = progress;
  return (
    <ProgressBar
      label={t('check.running')}
      share={done / total}
      measure={t('check.progress', { done, count: total })}
    />
  );
}

interface VerdictProps {
  readonly draft: ExportDraft;
  readonly preview: ExportPreview;
  readonly onAgain: () => void;
}

function Verdict({ draft, preview, onAgain }: VerdictProps) {
  const { t } = useTranslation('share');
  const left = unsettled(preview, draft.allowed).length;
  const actions = (
    <Button isCompact onPress={onAgain}>
      {t('check.again')}
    </Button>
  );
  if (left > 0) {
    return (
      <Banner tone="danger" title={t('check.foundTitle', { count: left })} isLive actions={actions}>
        {t('check.foundText')}
      </Banner>
    );
  }
  if (draft.version === 'original') {
    return (
      <Banner tone="warning" title={t('check.originalTitle')} isLive>
        {t('check.originalText')}
      </Banner>
    );
  }
  const isClear = preview.findings.length === 0;
  return (
    <Banner
      tone="ok"
      title={t(isClear ? 'check.clearTitle' : 'check.settledTitle')}
      isLive
      actions={actions}
    >
      <span className={styles['rows']}>{t(isClear ? 'check.clearText' : 'check.settledText')}</span>
    </Banner>
  );
}
