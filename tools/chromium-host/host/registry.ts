/** The open windows, for modules that need them without needing to know how one is made. */
export interface OpenWindow {
  close(): void;
  destroy(): void;
}

const windows = new Set<OpenWindow>();
let onEmpty: () => void = () => {};

export function addWindow(window: OpenWindow): void {
  windows.add(window);
}

export function removeWindow(window: OpenWindow): void {
  if (windows.delete(window) && windows.size === 0) onEmpty();
}

export function openWindows(): OpenWindow[] {
  return [...windows];
}

export function whenLastWindowCloses(callback: () => void): void {
  onEmpty = callback;
}
