/**
 * Recognises the folders of synchronising services by their names, to warn before a file is put where a
 * company gets a copy. A guess: a renamed or moved folder is not noticed, and the page says so.
 */
const CLOUD_FOLDERS: readonly RegExp[] = [
  /^onedrive( ?- ?.+)?$/i, // also "OneDrive - Name of a firm"
  /^dropbox( \(.+\))?$/i,
  /^yandex\.?disk(\.localized)?$/i,
  /^яндекс\.?\s?диск$/i,
  /^google ?drive$/i,
  /^googledrive-.+$/i, // macOS: Library/CloudStorage/GoogleDrive-name@…
  /^drivefs$/i,
  /^google-drive:host=.+$/i, // GNOME: /run/user/…/gvfs/google-drive:host=…
  /^my drive$/i,
  /^мой диск$/i,
  /^icloud ?drive$/i,
  /^mobile documents$/i, // macOS: where iCloud Drive really lies
  /^com~apple~clouddocs$/i,
  /^cloudstorage$/i, // macOS: the parent of every provider's folder
  /^(облако|cloud) mail\.ru$/i,
  /^mail\.ru (cloud|облако)$/i,
  /^nextcloud$/i,
  /^owncloud$/i,
  /^megasync( downloads)?$/i,
  /^pcloud ?drive$/i,
  /^box( sync)?$/i,
];

/** True when a folder of the path, on any system, has the name of a synchronising service. */
export function isInCloudFolder(folder: string): boolean {
  const names = folder.normalize('NFC').split(/[/\\]/);
  return names.some((name) => CLOUD_FOLDERS.some((pattern) => pattern.test(name)));
}
