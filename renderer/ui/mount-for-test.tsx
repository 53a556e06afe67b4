import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

/** Puts a component into the real page of a window test and returns how to take it away again. For tests only. */
export function mountForTest(node: ReactNode): () => void {
  const host = document.createElement('div');
  host.id = 'root';
  document.body.append(host);
  const root = createRoot(host);
  flushSync(() => root.render(node));
  return () => {
    root.unmount();
    host.remove();
  };
}
