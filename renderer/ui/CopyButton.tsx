import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './Button.tsx';

export interface CopyButtonProps {
  /** What is put on the clipboard. */
  readonly text: string;
  /** Names the button: "Copy the SHA-256". */
  readonly label: string;
  /** Shown and spoken for a moment once it is done. */
  readonly copiedLabel: string;
  /** Shown when the system refused. */
  readonly failedLabel: string;
  readonly isCompact?: boolean;
}

const SHOWN_MS = 2500;

/** Copies something public. Never for testimony or names: other programs can read the clipboard. */
export function CopyButton({ text, label, copiedLabel, failedLabel, isCompact }: CopyButtonProps) {
  const [result, setResult] = useState<'copied' | 'failed'>();

  useEffect(() => {
    if (!result) return undefined;
    const timer = setTimeout(() => setResult(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result]);

  function copy() {
    navigator.clipboard.writeText(text).then(
      () => setResult('copied'),
      () => setResult('failed'),
    );
  }

  const words = result === 'copied' ? copiedLabel : result === 'failed' ? failedLabel : label;
  return (
    <span aria-live="polite">
      <Button
        onPress={copy}
        icon={result === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
        {...(isCompact && { isCompact })}
      >
        {words}
      </Button>
    </span>
  );
}
