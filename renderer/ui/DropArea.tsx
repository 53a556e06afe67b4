import { type DragEvent, type ReactNode, useState } from 'react';
import styles from './DropArea.module.css';

export interface DropAreaProps {
  /** "Drop a bundle here, or" */
  readonly words: string;
  /** The button that does the same: who uses the keyboard has no other way. */
  readonly children: ReactNode;
  readonly onFiles: (files: readonly [File, ...File[]]) => void;
}

/** Takes files from the file manager. The page gets their content and names, never their paths. */
export function DropArea({ words, children, onFiles }: DropAreaProps) {
  const [isOver, setOver] = useState(false);

  function take(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [first, ...others] = event.dataTransfer.files;
    if (first) onFiles([first, ...others]);
  }

  return (
    // For the mouse alone: who uses the keyboard has the button inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles['drop']}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={take}
    >
      <span className={styles['words']}>{words}</span>
      {children}
    </div>
  );
}
