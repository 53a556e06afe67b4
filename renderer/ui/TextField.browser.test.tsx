import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import './styles/tokens.css';
import './styles/base.css';
import { ComboBox } from './ComboBox.tsx';
import { mountForTest } from './mount-for-test.tsx';
import { SearchField } from './SearchField.tsx';
import { TextField } from './TextField.tsx';

let unmount = () => {};
afterEach(() => unmount());

function Fields({ onEnter }: { readonly onEnter: () => void }) {
  const [text, setText] = useState('');
  const common = { value: text, onChange: setText };
  return (
    <>
      <TextField label="Line" {...common} onEnter={onEnter} />
      <TextField label="Lines" kind="multiline" {...common} />
      <TextField
        label="Passphrase"
        kind="password"
        {...common}
        onEnter={onEnter}
        showLabel="Show"
        trailing={null}
        capsLockText="Caps Lock is on"
      />
      <SearchField label="Find" clearLabel="Clear" {...common} />
      <ComboBox
        label="Pick"
        options={[]}
        value={null}
        onChange={() => undefined}
        openLabel="All"
        noneText="Nothing"
      />
    </>
  );
}

describe('fields', () => {
  it.each(['Line', 'Lines', 'Passphrase', 'Find', 'Pick'])(
    'let no helper of the browser near %s',
    (label) => {
      unmount = mountForTest(<Fields onEnter={() => undefined} />);
      // The first: a combo box names its button after itself too.
      const field = page.getByLabelText(label, { exact: true }).first().element();
      const wanted = {
        autocomplete: 'off',
        autocorrect: 'off',
        autocapitalize: 'off',
        spellcheck: 'false',
        writingsuggestions: 'false',
      };
      for (const [name, value] of Object.entries(wanted)) {
        expect.soft(field.getAttribute(name), name).toBe(value);
      }
      expect(field.closest('form')).toBeNull();
      expect(field.getAttribute('name')).toBeNull();
    },
  );

  it('tell of Enter, but not while an input method composes', async () => {
    const onEnter = vi.fn();
    unmount = mountForTest(<Fields onEnter={onEnter} />);
    const line = page.getByLabelText('Line', { exact: true });
    await line.fill('text');
    line
      .element()
      .dispatchEvent(
        new KeyboardEvent('keydown', { code: 'Enter', isComposing: true, bubbles: true }),
      );
    expect(onEnter).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(onEnter).toHaveBeenCalledOnce();
  });
});

describe('passphrase', () => {
  const field = () => page.getByLabelText('Passphrase', { exact: true });
  const show = () => page.getByRole('button', { name: 'Show' }).element() as HTMLElement;

  it('is shown only while Space is held, and hidden when the window loses the focus', async () => {
    unmount = mountForTest(<Fields onEnter={() => undefined} />);
    show().focus();
    await userEvent.keyboard('{ >}');
    await expect.element(field()).toHaveAttribute('type', 'text');
    await userEvent.keyboard('{/ }');
    await expect.element(field()).toHaveAttribute('type', 'password');
    await userEvent.keyboard('{ >}');
    await expect.element(field()).toHaveAttribute('type', 'text');
    window.dispatchEvent(new Event('blur'));
    await expect.element(field()).toHaveAttribute('type', 'password');
    await userEvent.keyboard('{/ }');
  });

  it('says when Caps Lock is on', async () => {
    unmount = mountForTest(<Fields onEnter={() => undefined} />);
    const press = (modifierCapsLock: boolean) =>
      field()
        .element()
        .dispatchEvent(
          new KeyboardEvent('keydown', { code: 'KeyA', modifierCapsLock, bubbles: true }),
        );
    press(true);
    await expect.element(page.getByText('Caps Lock is on')).toBeVisible();
    press(false);
    await expect.element(page.getByText('Caps Lock is on')).not.toBeInTheDocument();
  });
});

describe('SearchField', () => {
  it('is cleared by Escape', async () => {
    unmount = mountForTest(<Fields onEnter={() => undefined} />);
    const find = page.getByLabelText('Find', { exact: true });
    await find.fill('words');
    await userEvent.keyboard('{Escape}');
    await expect.element(find).toHaveValue('');
  });
});
