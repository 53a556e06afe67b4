import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { type CodeColour, codeColourStyle } from './code-colours.ts';
import styles from './TagChip.module.css';

interface BaseProps {
  readonly name: string;
  /** Two letters, so that the colour is never the only sign. */
  readonly shortName: string;
  readonly colour: CodeColour;
  /** Only the two letters, for a margin; the name is spoken and shown on hover. */
  readonly isShort?: boolean;
}

type RemoveProps =
  | { readonly onRemove?: undefined; readonly removeLabel?: undefined }
  | { readonly onRemove: () => void; readonly removeLabel: string };

export type TagChipProps = BaseProps & RemoveProps;

/** A tag as it is seen everywhere: ground and line of its colour, its two letters, its name. */
export function TagChip({ name, shortName, colour, isShort = false, ...rest }: TagChipProps) {
  return (
    <span
      className={styles['chip']}
      style={codeColourStyle(colour)}
      {...(isShort && { title: name })}
    >
      <span
        className={styles['short']}
        aria-hidden={!isShort}
        {...(isShort && { 'aria-label': name, role: 'img' })}
      >
        {shortName}
      </span>
      {!isShort && <span className={styles['name']}>{name}</span>}
      {rest.onRemove && (
        <Button
          type="button"
          className={styles['remove'] ?? ''}
          aria-label={rest.removeLabel}
          onPress={rest.onRemove}
        >
          <X aria-hidden />
        </Button>
      )}
    </span>
  );
}
