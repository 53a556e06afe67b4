import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isReason } from '../../../core/domain/export-record.ts';
import { useTextName } from '../../interview-name.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { contextPieces, type FindingPassage } from './finding-passages.ts';
import styles from './FindingGroups.module.css';
import type { ShareScreenProps } from './ShareScreen.tsx';

interface FindingItemProps {
  readonly passage: FindingPassage;
  /** Why it was allowed; undefined while it has no decision. */
  readonly reason: string | undefined;
  /** Undefined takes the permission back. */
  readonly onReason: (reason: string | undefined) => void;
  readonly onJump: ShareScreenProps['onJump'];
}

/** One place, with the words around it: go there and settle it, or say why it may stay. */
export function FindingItem({ passage, reason, onReason, onJump }: FindingItemProps) {
  const { t } = useTranslation('share');
  const [isAsking, setAsking] = useState(false);
  const { finding, entries } = passage;
  const { found, interview, entry, undecided } = finding;
  const textName = useTextName();
  const code = finding.code === undefined ? entry : textName(finding.code, finding.translation);
  return (
    <div className={styles['finding']}>
      <div className={styles['line']}>
        <p className={styles['context']}>
          <Around text={finding.before} undecided={undecided} />
          <mark className={styles['found']}>{found}</mark>
          <Around text={finding.after} undecided={undecided} />
        </p>
        <span className={styles['kind']}>{t(`check.kind.${finding.kind}`)}</span>
      </div>
      <p className={styles['files']}>
        {undecided.length > 0 && <span>{t('check.undecidedNear')}</span>}
        <span>{t('check.files', { files: entries.join(', ') })}</span>
      </p>
      {reason !== undefined && (
        <div className={styles['actions']}>
          <span className={styles['allowed']}>
            <CircleCheck aria-hidden />
            {t('check.allowed', { reason })}
          </span>
          <Button
            isCompact
            variant="quiet"
            onPress={() => onReason(undefined)}
            aria-label={t('check.disallowOf', { found })}
          >
            {t('check.disallow')}
          </Button>
        </div>
      )}
      {reason === undefined && !isAsking && (
        <div className={styles['actions']}>
          {interview !== undefined && (
            <Button
              isCompact
              onPress={() => onJump(interview, finding.at)}
              aria-label={t('check.goToOf', { found, code })}
            >
              {t('check.goTo')}
            </Button>
          )}
          <Button
            isCompact
            variant="quiet"
            onPress={() => setAsking(true)}
            aria-label={t('check.allowOf', { found, code })}
          >
            {t('check.allow')}
          </Button>
        </div>
      )}
      {reason === undefined && isAsking && (
        <ReasonForm
          onCancel={() => setAsking(false)}
          onReason={(given) => {
            setAsking(false);
            onReason(given);
          }}
        />
      )}
    </div>
  );
}

interface AroundProps {
  readonly text: string;
  readonly undecided: readonly string[];
}

/** The words around; suggestions among them go out as they stand there. */
function Around({ text, undecided }: AroundProps) {
  return (
    <span>
      {contextPieces(text, undecided).map((piece) =>
        piece.isUndecided ? (
          <mark key={piece.from} className={styles['undecided']}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </span>
  );
}

interface ReasonFormProps {
  readonly onReason: (reason: string) => void;
  readonly onCancel: () => void;
}

function ReasonForm({ onReason, onCancel }: ReasonFormProps) {
  const { t } = useTranslation(['share', 'common']);
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const isEnough = isReason(text);

  function allow() {
    setTried(true);
    if (isEnough) onReason(text.trim());
  }

  return (
    <div className={styles['form']}>
      <div className={styles['reason']}>
        <TextField
          label={t('check.reason')}
          placeholder={t('check.reasonExample')}
          value={text}
          onChange={setText}
          onEnter={allow}
          // The person just asked for this field.
          autoFocus
          maxLength={200}
          error={isTried && !isEnough ? t('check.reasonMissing') : undefined}
        />
      </div>
      <div className={styles['actions']}>
        <Button isCompact onPress={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button isCompact variant="primary" onPress={allow}>
          {t('check.allowNow')}
        </Button>
      </div>
    </div>
  );
}
