import { expect, it } from 'vitest';
import { isInCloudFolder } from './cloud-folder.ts';

it.each([
  'C:\\Users\\Aliya\\OneDrive\\Documents',
  'C:\\Users\\Aliya\\OneDrive - Human Rights Fund',
  '/home/a/Dropbox/field',
  'C:\\Users\\a\\Dropbox (Personal)',
  'C:\\Users\\a\\YandexDisk',
  '/home/a/Yandex.Disk/x',
  'C:\\Users\\a\\Яндекс.Диск',
  'G:\\My Drive\\x',
  'G:\\Мой диск',
  '/Users/a/Google Drive',
  '/Users/a/Library/CloudStorage/GoogleDrive-a@example.org/My Drive',
  '/Users/a/Library/Mobile Documents/com~apple~CloudDocs/x',
  'C:\\Users\\a\\iCloudDrive',
  'C:\\Users\\a\\Облако Mail.ru',
])('warns of %s', (folder) => expect(isInCloudFolder(folder)).toBe(true));

it.each([
  '/home/a/Documents',
  'C:\\Users\\a\\Desktop',
  '/media/stick/boxes',
  '/home/a/dropboxes',
  '/',
])('is silent about %s', (folder) => expect(isInCloudFolder(folder)).toBe(false));
