import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import type { EditorView } from '@codemirror/view';
import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n.ts';
import { formatNumber } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { isEditable, useShortcuts } from '../../../ui/shortcuts.tsx';
import { SplitPane } from '../../../ui/SplitPane.tsx';
import type { Library } from '../../../vault/library.ts';
import type { InterviewDocument } from '../interview-document.ts';
import type { InterviewPlace } from '../interview-place.ts';
import { OriginalBeside } from '../translation/OriginalBeside.tsx';
import { useKnownTags } from '../../../known-tags.ts';
import { MarkWords, type MarkWordsProps } from './MarkWords.tsx';
import { Panes } from './Panes.tsx';
import { TagPanel } from './TagPanel.tsx';
import type { EditorWords } from './testimony-editor.ts';
import { TestimonyEditor } from './TestimonyEditor.tsx';
import { TestimonyLegend } from './TestimonyLegend.tsx';
import styles from './TestimonyPane.module.css';
import { useCommands } from './use-commands.ts';

export interface TestimonyPaneProps {
  readonly document: InterviewDocument;
  readonly library: Library;
  readonly place: InterviewPlace | undefined;
  readonly onPlace: (place: InterviewPlace) => void;
  /** The register's form, which belongs to another feature. */
  readonly registerPerson: MarkWordsProps['registerPerson'];
  /** What the text is called, when it is not the testimony. */
  readonly words?: EditorWords;
  /** What this text is a translation of, to its left (undefined when that does not open). The panel then begins closed. */
  readonly beside?: { readonly original: InterviewDocument | undefined };
}

/** The workbench: the testimony in the middle, its tags beside it, two modes with one switch. */
export function TestimonyPane(props: TestimonyPaneProps) {
  const { document, library, place, onPlace, registerPerson, beside } = props;
  const { t } = useTranslation('testimony');
  const view = useRef<EditorView>(null);
  const known = useKnownTags(library);
  const commands = useCommands(document, library, view);
  const [panelSize, setPanelSize] = useState(320);
  const [isPanelOpen, setPanelOpen] = useState(beside === undefined);
  const togglePanel = () => setPanelOpen(!isPanelOpen);
  const own = useMemo(
    () => ({ label: t('editor'), help: t('editorHelp'), placeholder: t('placeholder') }),
    [t],
  );
  const words = props.words ?? own;
  // The text has these keys itself; here they are for the panel and the bar. A field undoes its own typing.
  const isOutside = () => !isEditable(window.document.activeElement);
  useShortcuts([
    { keys: 'F9', run: togglePanel },
    { keys: 'Ctrl+KeyE', run: () => commands.run('toggleMode') },
    { keys: 'Ctrl+KeyZ', run: () => commands.run('undo'), when: isOutside },
    { keys: 'Ctrl+Shift+KeyZ', run: () => commands.run('redo'), when: isOutside },
  ]);

  return (
    <div className={styles['pane']}>
      <SplitPane
        fixed="end"
        size={panelSize}
        min={240}
        max={520}
        onResize={setPanelSize}
        label={t('panelResize')}
        isCollapsed={!isPanelOpen}
        start={
          <div className={styles['sides']}>
            {beside && (
              <OriginalBeside
                original={beside.original}
                translation={document}
                translationRef={view}
              />
            )}
            <div className={styles['text']}>
              <div className={styles['bar']}>
                <SegmentedControl
                  label={t('mode.label')}
                  options={[
                    { id: 'read', label: t('mode.read') },
                    { id: 'edit', label: t('mode.edit') },
                  ]}
                  value={commands.mode}
                  onChange={(mode) => {
                    commands.setMode(mode);
                    view.current?.focus();
                  }}
                />
                <Counts document={document} />
                <IconButton
                  label={t(isPanelOpen ? 'panelHide' : 'panelShow')}
                  keys="F9"
                  icon={isPanelOpen ? <PanelRightClose /> : <PanelRightOpen />}
                  onPress={togglePanel}
                />
              </div>
              <TestimonyEditor
                document={document}
                mode={commands.mode}
                known={known}
                words={words}
                onCommand={commands.run}
                place={place}
                onPlace={onPlace}
                leavesTabs={beside !== undefined}
                viewRef={view}
              />
              <TestimonyLegend mode={commands.mode} said={commands.said} />
            </div>
          </div>
        }
        end={
          <TagPanel
            document={document}
            library={library}
            known={known}
            commands={commands}
            view={view}
          />
        }
      />
      <Panes document={document} library={library} known={known} commands={commands} view={view} />
      {commands.marking && (
        <MarkWords
          document={document}
          library={library}
          range={commands.marking}
          commands={commands}
          registerPerson={registerPerson}
          onClose={() => {
            commands.closeMarking();
            view.current?.focus();
          }}
        />
      )}
    </div>
  );
}

function Counts({ document }: { readonly document: InterviewDocument }) {
  const { t } = useTranslation('testimony');
  const language = useLanguage();
  const { state, record } = useSyncExternalStore(document.subscribe, document.snapshot);
  const number = (value: number) => ({ count: value, number: formatNumber(value, language) });
  return (
    <span className={styles['counts']}>
      {t('characterCount', number(state.doc.length))}
      {' · '}
      {t('passageCount', number(record.passages.length))}
    </span>
  );
}
