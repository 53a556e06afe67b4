import type { Extension } from '@codemirror/state';
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** Below the last line when the text fits, in pixels. */
const SHORT = 32;

/**
 * Room below a long text, so that its last line can be read and written at eye height. A text that fits its pane gets
 * none: it would only give it a scroll bar.
 */
export function roomBelow(share: string): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      isLong = false;

      update({ view, geometryChanged }: ViewUpdate): void {
        if (!geometryChanged) return;
        const height = view.scrollDOM.clientHeight;
        const end = view.documentPadding.top + view.lineBlockAt(view.state.doc.length).bottom;
        this.isLong = height > 0 && end + SHORT > height;
      }
    },
  );
  return [
    plugin,
    EditorView.contentAttributes.of((view) => {
      const isLong = view.plugin(plugin)?.isLong === true;
      return { style: `padding-bottom: ${isLong ? share : `${SHORT}px`}` };
    }),
  ];
}
