import { useTranslation } from 'react-i18next';
import { CONSENT_SCOPES } from '../../../core/domain/consent.ts';
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

/** Interviews that consent keeps back, and those with suggestions that wait for somebody. */
export function KeptBack({ preview, onJump }: KeptBackProps) {
  const { t } = useTranslation('share');
  const textName = useTextName();
  const { blocked, undecided, unread } = preview;

  function scopeWords(scope: string): string {
    const known = CONSENT_SCOPES.find((one) => one === scope);
    return t(`check.scope.${known ?? 'other'}`);
  }

  return (
    <>
      {blocked.length > 0 && (
        <Banner tone="info" title={t('check.blockedTitle', { count: blocked.length })}>
          <div className={styles['stack']}>
            <span>{t('check.blockedText', { count: blocked.length })}</span>
            <ul className={styles['rows']}>
              {blocked.map(({ id, code, scope }) => (
                <li key={id} className={styles['row']}>
                  <span>
                    <strong>{code}</strong> · {scopeWords(scope)}
                  </span>
                  <Button isCompact variant="quiet" onPress={() => onJump(id, undefined)}>
                    {t('check.openInterview', { code })}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        </Banner>
      )}
      {undecided.length > 0 && (
        <Banner tone="warning" title={t('check.undecidedTitle', { count: undecided.length })}>
          <div className={styles['stack']}>
            <span>{t('check.undecidedText')}</span>
            <ul className={styles['rows']}>
              {undecided.map(({ id, code, translation, count }) => (
                <li key={id} className={styles['row']}>
                  <span>
                    <strong>{textName(code, translation)}</strong> ·{' '}
                    {t('check.undecidedCount', { count })}
                  </span>
                  <Button isCompact variant="quiet" onPress={() => onJump(id, undefined)}>
                    {t('check.openInterview', { code: textName(code, translation) })}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        </Banner>
      )}
      {unread.length > 0 && (
        <Banner tone="warning" title={t('check.unreadTitle', { count: unread.length })}>
          <div className={styles['stack']}>
            <span>{t('check.unreadText')}</span>
            <ul className={styles['rows']}>
              {unread.map(({ id, code, translation }) => (
                <li key={id} className={styles['row']}>
                  <strong>{textName(code, translation)}</strong>
                  <Button isCompact variant="quiet" onPress={() => onJump(id, undefined)}>
                    {t('check.openInterview', { code: textName(code, translation) })}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        </Banner>
      )}
    </>
  );
}
