import { useRef } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { Dialog } from './Dialog.tsx';
import { mountForTest } from './mount-for-test.tsx';
import { useShortcuts } from './shortcuts.tsx';

const ran: string[] = [];
let unmount = () => {};
beforeEach(() => ran.splice(0));
afterEach(() => unmount());

function Pane({ name }: { readonly name: string }) {
  const root = useRef<HTMLDivElement>(null);
  useShortcuts([{ keys: 'F2', run: () => ran.push(`F2 in ${name}`) }], root);
  return (
    <div ref={root}>
      <button type="button">{name}</button>
    </div>
  );
}

function Inside() {
  useShortcuts([{ keys: 'KeyJ', run: () => ran.push('j in dialog') }]);
  return <p>Inside</p>;
}

function Screen({ isDialogOpen = false }: { readonly isDialogOpen?: boolean }) {
  useShortcuts([
    { keys: 'Ctrl+KeyL', run: () => ran.push('lock'), isVital: true },
    { keys: 'KeyJ', run: () => ran.push('j') },
    { keys: 'ArrowDown', run: () => ran.push('down'), repeats: true },
    { keys: 'F2', run: () => ran.push('F2 on page') },
    { keys: 'KeyK', run: () => ran.push('never'), when: () => false },
  ]);
  return (
    <>
      <input aria-label="Text" />
      <input aria-label="Frozen" readOnly />
      <Pane name="tree" />
      <Pane name="audio" />
      <Dialog isOpen={isDialogOpen} onClose={() => undefined} title="Question" actions={null}>
        <Inside />
      </Dialog>
    </>
  );
}

/** What a keyboard with a Cyrillic layout sends: the key is another letter, the code is the same. */
function press(target: EventTarget, code: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    code,
    key: 'д',
    bubbles: true,
    cancelable: true,
    ...more,
  });
  target.dispatchEvent(event);
  return event;
}

describe('useShortcuts', () => {
  it('goes by the physical key', () => {
    unmount = mountForTest(<Screen />);
    expect(press(document.body, 'KeyL', { ctrlKey: true }).defaultPrevented).toBe(true);
    press(document.body, 'KeyJ');
    expect(ran).toEqual(['lock', 'j']);
  });

  it('leaves bare letters to text that can be edited, and takes them where it cannot', () => {
    unmount = mountForTest(<Screen />);
    expect(press(page.getByLabelText('Text').element(), 'KeyJ').defaultPrevented).toBe(false);
    expect(ran).toEqual([]);
    press(page.getByLabelText('Frozen').element(), 'KeyJ');
    press(page.getByLabelText('Text').element(), 'F2');
    expect(ran).toEqual(['j', 'F2 on page']);
  });

  it('prefers the pane that holds the focus', () => {
    unmount = mountForTest(<Screen />);
    press(page.getByRole('button', { name: 'tree' }).element(), 'F2');
    press(page.getByRole('button', { name: 'audio' }).element(), 'F2');
    expect(ran).toEqual(['F2 in tree', 'F2 in audio']);
  });

  it('runs once for a key held down, unless it repeats', () => {
    unmount = mountForTest(<Screen />);
    press(document.body, 'KeyJ', { repeat: true });
    press(document.body, 'ArrowDown', { repeat: true });
    expect(ran).toEqual(['down']);
  });

  it('stays away from what an input method composes, and from what a field handled', () => {
    unmount = mountForTest(<Screen />);
    press(document.body, 'KeyJ', { isComposing: true });
    document.body.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    press(document.body, 'KeyJ');
    expect(ran).toEqual([]);
  });

  it('lets a shortcut decline', () => {
    unmount = mountForTest(<Screen />);
    expect(press(document.body, 'KeyK').defaultPrevented).toBe(false);
    expect(ran).toEqual([]);
  });

  it('gives the keys to an open dialog, all but the vital ones', () => {
    unmount = mountForTest(<Screen isDialogOpen />);
    const inside = page.getByText('Inside').element();
    press(inside, 'KeyJ');
    press(inside, 'F2');
    // A field that swallows every key cannot swallow the lock.
    inside.addEventListener('keydown', (event) => event.stopPropagation());
    press(inside, 'KeyL', { ctrlKey: true });
    expect(ran).toEqual(['j in dialog', 'lock']);
  });

  it('hears nothing more when it is gone', () => {
    mountForTest(<Screen />)();
    press(document.body, 'KeyJ');
    expect(ran).toEqual([]);
  });
});
