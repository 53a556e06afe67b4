/** Electron's `nativeTheme`: what the app chooses becomes the page's prefers-color-scheme. */
import { EventEmitter } from 'node:events';

type ThemeSource = 'system' | 'light' | 'dark';

export class NativeTheme extends EventEmitter {
  #source: ThemeSource = 'system';

  get themeSource(): ThemeSource {
    return this.#source;
  }

  set themeSource(source: ThemeSource) {
    if (!['system', 'light', 'dark'].includes(source)) {
      throw new TypeError(`Error processing argument: unknown theme source ${source}`);
    }
    if (source === this.#source) return;
    this.#source = source;
    this.emit('updated');
  }

  /** The system itself counts as light: no desktop is asked. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }

  get shouldUseHighContrastColors(): boolean {
    return false;
  }

  get prefersReducedTransparency(): boolean {
    return false;
  }
}

export const nativeTheme = new NativeTheme();

export function mediaFeatures(): { name: string; value: string }[] {
  const value = nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
  return [{ name: 'prefers-color-scheme', value }];
}
