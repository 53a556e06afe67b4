import { Trash2 } from 'lucide-react';
import { useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { useShortcuts } from '../../../ui/shortcuts.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Library } from '../../../vault/library.ts';
import type { InterviewDocument } from '../interview-document.ts';
import { Basics } from './Basics.tsx';
import { ConsentGroup } from './ConsentGroup.tsx';
import { Group } from './Group.tsx';
import { Interviewee } from './Interviewee.tsx';
import { Readers } from './Readers.tsx';
import styles from './OverviewPane.module.css';
import { useUndo } from './use-undo.ts';
import { WholeTags } from './WholeTags.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

export interface OverviewPaneProps {
  readonly document: InterviewDocument;
  readonly library: Library;
  readonly onDestroy: () => void;
}

/** Who spoke, where, when, and what they agreed to. Every field saves itself. */
export function OverviewPane({ document, library, onDestroy }: OverviewPaneProps) {
  const { t } = useTranslation('testimony');
  const { record } = useSyncExternalStore(document.subscribe, document.snapshot);
  const pane = useRef<HTMLDivElement>(null);
  const setFields: InterviewDocument['setFields'] = (fields) => document.setFields(fields);
  const said = useUndo(document);
  const [isWithdrawing, setWithdrawing] = useState(false);
  useShortcuts([{ keys: 'Ctrl+Enter', run: () => focusNextGroup(pane.current) }], pane);
  return (
    <div ref={pane} className={styles['pane']}>
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <Basics document={document} library={library} record={record} onChange={setFields} />
          <Interviewee record={record} onChange={setFields} />
          <WholeTags
            tags={record.tags}
            library={library}
            onChange={(tags) => document.annotate({ tags })}
            said={said}
          />
        </div>
        <div className={styles['column']}>
          <ConsentGroup
            consent={record.consent}
            onChange={(consent) => setFields({ consent })}
            onWithdraw={() => setWithdrawing(true)}
          />
          <Readers id={document.id} library={library} record={record} onChange={setFields} />
          <Group title={t('summary')} help={t('summaryHelp')}>
            <TextField
              kind="multiline"
              label={t('summary')}
              isLabelHidden
              rows={4}
              value={record.summary}
              onChange={(summary) => setFields({ summary })}
            />
          </Group>
          <Group title={t('withdrawal')} help={t('withdrawalHelp')}>
            <div>
              <Button icon={<Trash2 aria-hidden />} onPress={onDestroy}>
                {t('destroy')}
              </Button>
            </div>
          </Group>
        </div>
      </div>
      {isWithdrawing && (
        <WithdrawDialog
          document={document}
          library={library}
          onDestroy={onDestroy}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </div>
  );
}

/** From the group that holds the focus to the first control of the one after it, round at the end. */
function focusNextGroup(pane: HTMLElement | null): void {
  const groups = [...(pane?.querySelectorAll<HTMLElement>('section') ?? [])];
  const at = groups.findIndex((group) => group.contains(document.activeElement));
  const next = groups[(at + 1) % groups.length];
  next?.querySelector<HTMLElement>('input, textarea, button')?.focus();
}
