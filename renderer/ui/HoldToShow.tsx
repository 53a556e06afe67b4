import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import styles from './TextField.module.css';

export interface HoldToShowProps {
  readonly label: string;
  readonly onChange: (isHeld: boolean) => void;
}

/** Shows a passphrase only as long as the button (or Space on it) is held: it cannot be left open by mistake. */
export function HoldToShow({ label, onChange }: HoldToShowProps) {
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    if (!isHeld) return undefined;
    // A release outside the window never arrives.
    const release = () => {
      setHeld(false);
      onChange(false);
    };
    window.addEventListener('blur', release);
    return () => window.removeEventListener('blur', release);
  }, [isHeld, onChange]);

  function hold(next: boolean) {
    setHeld(next);
    onChange(next);
  }

  return (
    <Button
      type="button"
      className={styles['hold'] ?? ''}
      aria-label={label}
      onPressStart={() => hold(true)}
      onPressEnd={() => hold(false)}
      preventFocusOnPress
    >
      {isHeld ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
    </Button>
  );
}
