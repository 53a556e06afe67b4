import * as v from 'valibot';

export const UI_LANGUAGES = ['en', 'ru', 'kk'] as const;
/** Keys that may be chosen for the emergency wipe: nothing else uses them, and no layout changes them. */
export const WIPE_SHORTCUTS = ['F8', 'Shift+F8', 'Shift+F9', 'Shift+F12'] as const;
export const THEMES = ['system', 'light', 'dark'] as const;

/**
 * What is remembered outside the vault, in clear: nothing here may say anything about an interview.
 * Unknown keys are dropped; a missing one takes its default.
 */
export const settingsSchema = v.object({
  language: v.optional(v.picklist(UI_LANGUAGES), 'en'),
  /** False until a person has chosen, so that the first run can ask. */
  languageChosen: v.optional(v.boolean(), false),
  theme: v.optional(v.picklist(THEMES), 'system'),
  /** Percent of the normal reading size. */
  textSize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(90), v.maxValue(150)), 100),
  /** Minutes without input before the vault locks itself. */
  autoLockMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 5),
  /** Locks when the window is minimised or hidden. */
  lockWhenHidden: v.optional(v.boolean(), false),
  /** Held for three seconds it destroys every vault of the profile. Off until a person has chosen it. */
  wipeShortcut: v.optional(v.nullable(v.picklist(WIPE_SHORTCUTS)), null),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = v.parse(settingsSchema, {});
