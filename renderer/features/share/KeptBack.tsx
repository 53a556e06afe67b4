import { useTranslation } from 'react-i18next';
import type { ConsentBlock } from '../../../core/domain/export-permission.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { ExportPreview } from '../../vault/api.ts';
import { useTextName } from '../../interview-name.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './ExportWizard.module.css';
import type { ShareScreenProps } from './ShareScreen.tsx';

interface KeptBackProps {
  readonly preview: ExportPreview;
  readonly onJump: ShareScreenProps['onJump'];
}

/** Interviews that consent keeps back or says more about, and those with suggestions that wait for somebody. */
export function KeptBack({ preview, onJump }: KeptBackProps) {
  const { t } = useTranslation(['share', 'testimony']);
  const textName = useTextName();
  const { blocked, shaped, undecided, unread } = preview;
  // What consent says is mended where it is written down.
  const onOverview = (id: InterviewId) => onJump(id, undefined, 'overview');

  function blockWords({ scope, reason }: ConsentBlock): string {
    return `${t(`testimony:consent.scopes.${scope}`)}: ${t(`check.blockReason.${reason}`)}`;
  }

  function shapeWords(one: ExportPreview['shaped'][number]): string {
    const { heldBack, inText, audience, territory, conditions } = one;
    const listed = (words: readonly string[]) => words.join(', ').toLowerCase();
    const facts = listed(heldBack.map((fact) => t(`check.shaped.facts.${fact}`)));
    const texts = listed(inText.map((fact) => t(`testimony:consent.limits.facts.${fact}`)));
    return [
      ...(heldBack.length > 0 ? [t('check.shaped.heldBack', { facts })] : []),
      ...(inText.length > 0 ? [t('check.shaped.inText', { facts: texts })] : []),
      ...(audience ? [t('check.shaped.audience', { bodies: audience.join(', ') })] : []),
      ...territory,
      ...conditions,
    ].join(' · ');
  }

  return (
    <>
      <KeptNotice
        tone="info"
        title={t('check.blockedTitle', { count: blocked.length })}
        text={t('check.blockedText', { count: blocked.length })}
        rows={blocked.map((one) => ({ id: one.id, name: one.code, why: blockWords(one) }))}
        onJump={onOverview}
      />
      <KeptNotice
        tone="info"
        title={t('check.shapedTitle', { count: shaped.length })}
        text={t('check.shapedText')}
        rows={shaped.map((one) => ({ id: one.id, name: one.code, why: shapeWords(one) }))}
        onJump={onOverview}
      />
      <KeptNotice
        tone="warning"
        title={t('check.undecidedTitle', { count: undecided.length })}
        text={t('check.undecidedText')}
        rows={undecided.map(({ id, code, translation, count }) => ({
          id,
          name: textName(code, translation),
          why: t('check.undecidedCount', { count }),
        }))}
        onJump={onJump}
      />
      <KeptNotice
        tone="warning"
        title={t('check.unreadTitle', { count: unread.length })}
        text={t('check.unreadText')}
        rows={unread.map(({ id, code, translation }) => ({
          id,
          name: textName(code, translation),
        }))}
        onJump={onJump}
      />
    </>
  );
}

interface KeptNoticeProps {
  readonly tone: 'info' | 'warning';
  readonly title: string;
  readonly text: string;
  readonly rows: readonly {
    readonly id: InterviewId;
    readonly name: string;
    readonly why?: string;
  }[];
  readonly onJump: (id: InterviewId, at: undefined) => void;
}

/** What stays here for one reason, each with the way to it; nothing when there is none. */
function KeptNotice({ tone, title, text, rows, onJump }: KeptNoticeProps) {
  const { t } = useTranslation('share');
  if (rows.length === 0) return null;
  return (
    <Banner tone={tone} title={title}>
      <div className={styles['stack']}>
        <span>{text}</span>
        <ul className={styles['rows']}>
          {rows.map(({ id, name, why }) => (
            <li key={id} className={styles['row']}>
              <span className={styles['said']}>
                <strong>{name}</strong>
                {why !== undefined && ` · ${why}`}
              </span>
              <Button isCompact variant="quiet" onPress={() => onJump(id, undefined)}>
                {t('check.openInterview', { code: name })}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Banner>
  );
}
