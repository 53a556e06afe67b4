import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/**
 * The nonce of this document, without which the content security policy refuses CodeMirror's styles. It belongs to
 * the state a view is made with: styles are mounted before any pane adds its extensions.
 */
export function cspNonce(): Extension {
  const meta = globalThis.document?.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return EditorView.cspNonce.of(meta?.nonce ?? '');
}
