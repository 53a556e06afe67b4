import { expect, it, vi } from 'vitest';
import { mountForTest } from '../ui/mount-for-test.tsx';
import type { Session } from './session.ts';
import { useQuitKey } from './use-quit-key.ts';

function Door({ session }: { readonly session: Session }) {
  useQuitKey(session);
  return <input />;
}

it('quits at the physical key, whatever letter is printed on it and wherever the focus is', () => {
  const quit = vi.fn<() => Promise<void>>();
  const unmount = mountForTest(<Door session={{ quit } as unknown as Session} />);
  const press = (more: KeyboardEventInit) =>
    document
      .querySelector('input')
      ?.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyQ', bubbles: true, ...more }));
  press({ key: 'й' });
  press({ key: 'Й', ctrlKey: true, shiftKey: true });
  expect(quit).not.toHaveBeenCalled();
  press({ key: 'й', ctrlKey: true });
  expect(quit).toHaveBeenCalledOnce();
  unmount();
});
