/** Small parts of the desktop: shell, clipboard, power, crash reports. */
import { EventEmitter } from 'node:events';
import { records } from './records.ts';

export const shell = {
  async openExternal(url: string): Promise<void> {
    records.openedExternally.push(url);
  },
  async openPath(file: string): Promise<string> {
    records.openedExternally.push(file);
    return '';
  },
  showItemInFolder(file: string): void {
    records.shownInFolder.push(file);
  },
  beep(): void {},
};

/** Tests emit its events themselves, as they would on the real one. */
export class PowerMonitor extends EventEmitter {
  getSystemIdleTime(): number {
    return 0;
  }

  getSystemIdleState(): 'active' {
    return 'active';
  }

  isOnBatteryPower(): boolean {
    return false;
  }
}

export const powerMonitor = new PowerMonitor();

/** Never started by the app; nothing is collected when it is. */
export const crashReporter = {
  start(): void {},
  getUploadToServer(): boolean {
    return false;
  },
  setUploadToServer(): void {},
  addExtraParameter(): void {},
};
