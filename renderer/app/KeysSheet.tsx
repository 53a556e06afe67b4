import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { hideKeys } from '../hide-keys.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { isMacPlatform } from '../ui/keys.ts';
import styles from './KeysSheet.module.css';

/** Sections first, the keys that work everywhere, then those of the two workbenches with the screen's between them. In this order three columns are filled evenly. Words stand in `frame.keys`. */
const GROUPS = [
  {
    id: 'sections',
    keys: [
      ['interviews', 'Ctrl+Digit1'],
      ['people', 'Ctrl+Digit2'],
      ['codebook', 'Ctrl+Digit3'],
      ['share', 'Ctrl+Digit4'],
      ['passages', 'Ctrl+Digit5'],
      ['search', 'Ctrl+Shift+KeyF'],
      ['settings', 'Ctrl+Comma'],
    ],
  },
  {
    id: 'everywhere',
    keys: [
      ['lock', 'Ctrl+KeyL'],
      ['hideLock', hideKeys(isMacPlatform())],
      ['quit', 'Ctrl+KeyQ'],
      ['new', 'Ctrl+KeyN'],
      ['open', 'Ctrl+KeyO'],
      ['undo', 'Ctrl+KeyZ'],
      ['redo', 'Ctrl+Shift+KeyZ'],
    ],
  },
  {
    id: 'testimony',
    keys: [
      ['mode', 'Ctrl+KeyE'],
      ['favourite', 'Digit1'],
      ['tag', 'KeyT'],
      ['grow', 'BracketLeft', 'BracketRight'],
      ['repeat', 'KeyR'],
      ['inVivo', 'KeyV'],
      ['overlaps', 'KeyO'],
      ['identifying', 'KeyM'],
      ['remove', 'Delete'],
      ['nextPassage', 'Tab'],
      ['cite', 'Ctrl+Shift+KeyC'],
      ['anywhere', 'Ctrl+KeyT'],
      ['panel', 'F9'],
    ],
  },
  {
    id: 'screen',
    keys: [
      ['backToSearch', 'Alt+ArrowLeft'],
      ['nextPane', 'F6'],
      ['larger', 'Ctrl+Equal'],
      ['smaller', 'Ctrl+Minus'],
    ],
  },
  {
    id: 'anonymise',
    keys: [
      ['step', 'KeyJ', 'KeyK'],
      ['nextOpen', 'Enter'],
      ['accept', 'KeyA'],
      ['acceptSame', 'Shift+KeyA'],
      ['change', 'KeyE'],
      ['detail', 'KeyL', 'Shift+KeyL'],
      ['keep', 'KeyX'],
      ['register', 'KeyR'],
      ['note', 'KeyN'],
      ['mark', 'KeyM'],
      ['takeBack', 'KeyU', 'Shift+KeyU'],
      ['reopen', 'Backspace'],
      ['finish', 'Ctrl+Enter'],
      ['cover', 'Backquote'],
    ],
  },
] as const;

export interface KeysSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** All keys on one page (F1). They are physical keys: what is printed on them may be another letter. */
export function KeysSheet({ isOpen, onClose }: KeysSheetProps) {
  const { t } = useTranslation(['frame', 'common']);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      size="large"
      isReading
      title={t('keys.title')}
      actions={
        <Button autoFocus onPress={onClose}>
          {t('common:close')}
        </Button>
      }
    >
      <p className={styles['lead']}>{t('keys.lead')}</p>
      <div className={styles['groups']}>
        {GROUPS.map((group) => (
          <section key={group.id} className={styles['group']}>
            <h3 className={styles['heading']}>{t(`keys.${group.id}`)}</h3>
            <dl>
              {group.keys.map(([name, ...chords]) => (
                <div key={name} className={styles['row']}>
                  <dt>{t(`keys.${name}`)}</dt>
                  <dd>
                    {chords.map((keys) => (
                      <KeyHint key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
