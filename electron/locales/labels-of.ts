import type { Settings } from '../../core/settings.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import type { Labels } from './labels.ts';
import { ru } from './ru.ts';

const LABELS: Readonly<Record<Settings['language'], Labels>> = { en, ru, kk };

export function labelsOf(language: Settings['language']): Labels {
  return LABELS[language];
}
