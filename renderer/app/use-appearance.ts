import { useEffect } from 'react';
import type { Settings } from '../../core/settings.ts';
import { changeLanguage } from '../i18n.ts';

/** Puts language, theme and reading size on the document. */
export function useAppearance({ language, theme, textSize }: Settings): void {
  useEffect(() => {
    void changeLanguage(language);
  }, [language]);
  useEffect(() => {
    const { dataset, style } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
    style.setProperty('--reading-scale', String(textSize / 100));
  }, [theme, textSize]);
}
