import { ChevronDown, ChevronUp, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConsentSession, EMPTY_SESSION } from '../../../../core/domain/consent-session.ts';
import { useLanguage } from '../../../i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatPartialDate } from '../../../ui/format.ts';
import { Select } from '../../../ui/Select.tsx';
import styles from './ConsentGroup.module.css';
import { SessionFields } from './SessionFields.tsx';

interface ConsentSessionsProps {
  readonly sessions: readonly ConsentSession[];
  readonly onChange: (sessions: readonly ConsentSession[]) => void;
}

/** Conversations about consent, folded away: one line says how the last was held. */
export function ConsentSessions({ sessions, onChange }: ConsentSessionsProps) {
  const { t } = useTranslation('testimony');
  const language = useLanguage();
  const fields = useId();
  const [isOpen, setOpen] = useState(false);
  const [shown, setShown] = useState(sessions.length - 1);
  const at = Math.max(0, Math.min(shown, sessions.length - 1));
  const session = sessions[at] ?? EMPTY_SESSION;

  function nameOf({ date, method }: ConsentSession): string {
    const day = date === '' ? t('consent.session.noDate') : formatPartialDate(date, language);
    return `${t(`consent.methods.${method}`)} · ${day}`;
  }

  const last = sessions.at(-1);
  return (
    <div className={styles['sessions']}>
      <div className={styles['row']}>
        <span className={styles['scope']}>
          {t('consent.session.title')}
          <span className={styles['minor']}>
            {last ? nameOf(last) : t('consent.methods.not-recorded')}
          </span>
        </span>
        <Button
          isCompact
          icon={isOpen ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
          aria-expanded={isOpen}
          aria-controls={fields}
          onPress={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'consent.session.close' : 'consent.session.open')}
        </Button>
      </div>
      <div id={fields} hidden={!isOpen}>
        {isOpen && (
          <div className={styles['limits']}>
            {sessions.length > 1 && (
              <Select
                label={t('consent.session.which')}
                options={sessions.map((one, n) => ({
                  id: String(n),
                  label: `${n + 1} · ${nameOf(one)}`,
                }))}
                value={String(at)}
                onChange={(n) => setShown(Number(n))}
              />
            )}
            <SessionFields
              key={at}
              session={session}
              onChange={(part) => {
                const changed = { ...session, ...part };
                onChange(
                  sessions.length === 0
                    ? [changed]
                    : sessions.map((one, n) => (n === at ? changed : one)),
                );
              }}
            />
            {sessions.length > 0 && (
              <div>
                <Button
                  isCompact
                  icon={<Plus aria-hidden />}
                  onPress={() => {
                    onChange([...sessions, EMPTY_SESSION]);
                    setShown(sessions.length);
                  }}
                >
                  {t('consent.session.another')}
                </Button>
              </div>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
