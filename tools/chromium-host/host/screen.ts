/** Electron's `screen`: one display, whose size the environment may tell (CHROMIUM_HOST_SCREEN). */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';

type Display = Pick<
  Electron.Display,
  'id' | 'label' | 'scaleFactor' | 'rotation' | 'bounds' | 'workArea' | 'size' | 'workAreaSize'
>;

const [width = 1920, height = 1080] = (process.env['CHROMIUM_HOST_SCREEN'] ?? '1920x1080')
  .split('x')
  .map(Number);
const area = { x: 0, y: 0, width, height };

const display: Display = {
  id: 1,
  label: 'chromium-host',
  scaleFactor: 1,
  rotation: 0,
  bounds: area,
  workArea: area,
  size: { width, height },
  workAreaSize: { width, height },
};

export class Screen extends EventEmitter {
  getPrimaryDisplay(): Display {
    return display;
  }

  getAllDisplays(): Display[] {
    return [display];
  }

  getDisplayMatching(): Display {
    return display;
  }

  getDisplayNearestPoint(): Display {
    return display;
  }
}

export const screen = new Screen();
