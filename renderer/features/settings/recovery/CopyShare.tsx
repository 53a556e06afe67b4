import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';

const CLEARED_AFTER_MS = 30_000;

/** Only when asked for: other programs can read the clipboard. Cleared after 30 s, or when this is left or locked. */
export function CopyShare({ text }: { readonly text: string }) {
  const { t } = useTranslation('recovery');
  const [state, setState] = useState<'copied' | 'failed'>();

  useEffect(() => {
    if (state !== 'copied') return undefined;
    const timer = setTimeout(() => setState(undefined), CLEARED_AFTER_MS);
    return () => {
      clearTimeout(timer);
      void clearClipboard();
    };
  }, [state]);

  function copy() {
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  }

  const words = { copied: t('make.copied'), failed: t('make.copyFailed') };
  return (
    <span aria-live="polite">
      <Button
        onPress={copy}
        icon={state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
      >
        {state ? words[state] : t('make.copy')}
      </Button>
    </span>
  );
}

/** Chromium writes for the window in front only: otherwise as soon as it is in front again. */
async function clearClipboard(): Promise<void> {
  try {
    await navigator.clipboard.writeText('');
  } catch {
    window.addEventListener('focus', () => void clearClipboard(), { once: true });
  }
}
