/**
 * The names of all calls and events between page and main process, and nothing else, so that the
 * preload script bundles no schema library. `contract.ts` says what each carries.
 */
export const CALL_NAMES = [
  'app.info',
  'app.quit',
  'settings.read',
  'settings.write',
  'vaults.list',
  'vaults.create',
  'vaults.rename',
  'vaults.generation',
  'vaults.noteRefused',
  'vaults.refused',
  'vaults.forgetRefused',
  'vaults.isLogTorn',
  'vaults.hasRoom',
  'vaults.restore',
  'vaults.wipe',
  'vaults.wiped',
  'vaults.forgetWiped',
  'snapshots.list',
  'snapshots.begin',
  'snapshots.open',
  'snapshots.thin',
  'snapshots.overwrite',
  'snapshots.withdrawn',
  'keyFile.read',
  'keyFile.write',
  'pendingEdit.read',
  'pendingEdit.write',
  'pendingEdit.clear',
  'exportFile.begin',
  'exportFile.append',
  'exportFile.read',
  'exportFile.commit',
  'exportFile.discard',
  'exportFile.reveal',
  'openFile.choose',
  'openFile.chooseTexts',
  'openFile.takeOffered',
  'openFile.read',
  'openFile.close',
  'modelFolder.choose',
  'modelFolder.open',
  'modelFolder.keep',
  'modelFolder.forget',
  'window.lock',
  'window.hide',
] as const;
export type CallName = (typeof CALL_NAMES)[number];

export const EVENT_NAMES = ['menu.command', 'lock.requested', 'file.offered'] as const;
export type EventName = (typeof EVENT_NAMES)[number];

/** The one property that the preload script adds to the page's `window`. */
export const BRIDGE_KEY = 'vouchsafe';
