import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import styles from './KeysSheet.module.css';

/** Keys that work everywhere, then those of the two workbenches. Words stand in `frame.keys`. */
const GROUPS = [
  {
    id: 'everywhere',
    keys: [
      ['lock', 'Ctrl+KeyL'],
      ['hideLock', 'Ctrl+Shift+KeyL'],
      ['new', 'Ctrl+KeyN'],
      ['interviews', 'Ctrl+Digit1'],
      ['search', 'Ctrl+Shift+KeyF'],
      ['backToSearch', 'Alt+ArrowLeft'],
      ['people', 'Ctrl+Digit2'],
      ['codebook', 'Ctrl+Digit3'],
      ['share', 'Ctrl+Digit4'],
      ['open', 'Ctrl+KeyO'],
      ['settings', 'Ctrl+Comma'],
      ['undo', 'Ctrl+KeyZ'],
      ['redo', 'Ctrl+Shift+KeyZ'],
      ['larger', 'Ctrl+Equal'],
      ['smaller', 'Ctrl+Minus'],
      ['nextPane', 'F6'],
      ['quit', 'Ctrl+KeyQ'],
    ],
  },
  {
    id: 'testimony',
    keys: [
      ['mode', 'Ctrl+KeyE'],
      ['favourite', 'Digit1'],
      ['tag', 'KeyT'],
      ['grow', 'BracketRight'],
      ['shrink', 'BracketLeft'],
      ['repeat', 'KeyR'],
      ['inVivo', 'KeyV'],
      ['overlaps', 'KeyO'],
      ['identifying', 'KeyM'],
      ['remove', 'Delete'],
      ['nextPassage', 'Tab'],
      ['anywhere', 'Ctrl+KeyT'],
      ['panel', 'F9'],
    ],
  },
  {
    id: 'anonymise',
    keys: [
      ['next', 'KeyJ'],
      ['previous', 'KeyK'],
      ['accept', 'KeyA'],
      ['acceptSame', 'Shift+KeyA'],
      ['change', 'KeyE'],
      ['keep', 'KeyX'],
      ['takeBack', 'KeyU'],
      ['mark', 'KeyM'],
      ['nextOpen', 'Enter'],
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
          <section key={group.id}>
            <h3 className={styles['heading']}>{t(`keys.${group.id}`)}</h3>
            <dl className={styles['list']}>
              {group.keys.map(([name, keys]) => (
                <div key={name} className={styles['row']}>
                  <dt>{t(`keys.${name}`)}</dt>
                  <dd>
                    <KeyHint keys={keys} />
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
