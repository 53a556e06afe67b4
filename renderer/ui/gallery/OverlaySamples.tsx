import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../Button.tsx';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { Dialog } from '../Dialog.tsx';
import { IconButton } from '../IconButton.tsx';
import { Menu } from '../Menu.tsx';
import { PopoverPanel } from '../PopoverPanel.tsx';
import { TextField } from '../TextField.tsx';
import { offerUndo } from '../UndoToasts.tsx';
import styles from './Gallery.module.css';
import { Sample } from './Sample.tsx';

type Open = 'none' | 'dialog' | 'confirm' | 'word';

export function OverlaySamples() {
  const [open, setOpen] = useState<Open>('none');
  const [name, setName] = useState('Market 1999');
  const [last, setLast] = useState('nothing');
  const close = () => setOpen('none');
  return (
    <>
      <Sample name="Dialog, menu, popover, undo">
        <Button onPress={() => setOpen('dialog')}>Open dialog</Button>
        <Button onPress={() => setOpen('confirm')}>Ask</Button>
        <Button onPress={() => setOpen('word')}>Ask for a word</Button>
        <Menu
          label="More actions"
          trigger={<IconButton label="More" icon={<Ellipsis />} />}
          entries={[
            {
              id: 'rename',
              label: 'Rename',
              icon: <Pencil />,
              keys: 'F2',
              onAction: () => setLast('rename'),
            },
            { kind: 'separator', id: 'line' },
            {
              id: 'delete',
              label: 'Delete',
              icon: <Trash2 />,
              tone: 'danger',
              onAction: () => setLast('delete'),
            },
          ]}
        />
        <PopoverPanel label="Reading size" trigger={<Button>Popover</Button>}>
          {(done) => <Button onPress={done}>Done</Button>}
        </PopoverPanel>
        <Button
          onPress={() =>
            offerUndo({
              text: 'Tag removed from 3 passages',
              undoLabel: 'Undo',
              onUndo: () => setLast('undo'),
            })
          }
        >
          Remove tag
        </Button>
        <output aria-label="Last action">{last}</output>
      </Sample>
      <Sample name="Reading text" isColumn>
        <p className={styles['reading']} lang="kk">
          Базарда екі адам келіп, қол қоюды талап етті. Ол кісі «қол қоймасаң, орныңды аламыз» деді.
          Мұғалім Әсел Қуанышқызы үндемеді. № 14, 2 500 ₸.
        </p>
      </Sample>
      <Dialog
        isOpen={open === 'dialog'}
        onClose={close}
        title="Rename the saved filter"
        actions={
          <>
            <Button onPress={close}>Cancel</Button>
            <Button variant="primary" onPress={close}>
              Rename
            </Button>
          </>
        }
      >
        <TextField label="Name" value={name} onChange={setName} />
      </Dialog>
      <ConfirmDialog
        isOpen={open === 'confirm'}
        title="Delete INT-007 and its 12 passages?"
        confirmLabel="Delete"
        cancelLabel="Keep"
        onCancel={close}
        onConfirm={() => {
          setLast('confirmed');
          close();
        }}
      >
        It stays in the bin for 30 days.
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={open === 'word'}
        title="Begin without a recovery sheet?"
        confirmLabel="Begin"
        cancelLabel="Go back"
        word={{ label: 'Type “lost” to show that you read this', value: 'lost' }}
        onCancel={close}
        onConfirm={() => {
          setLast('word confirmed');
          close();
        }}
      >
        Nobody can open the vault when the passphrase is forgotten.
      </ConfirmDialog>
    </>
  );
}
