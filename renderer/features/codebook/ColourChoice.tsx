import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  CODE_COLOUR_COUNT,
  type CodeColour,
  codeColour,
  codeColourStyle,
} from '../../ui/code-colours.ts';
import styles from './TagForm.module.css';

export interface ColourChoiceProps {
  readonly label: string;
  readonly value: CodeColour;
  readonly onChange: (colour: CodeColour) => void;
}

const COLOURS = Array.from({ length: CODE_COLOUR_COUNT }, (_, index) => codeColour(index));

/** One of the twelve colours that text stays legible on, in both themes. */
export function ColourChoice({ label, value, onChange }: ColourChoiceProps) {
  const { t } = useTranslation('codebook');
  return (
    <RadioGroup
      className={styles['colours'] ?? ''}
      orientation="horizontal"
      value={String(value)}
      onChange={(chosen) => onChange(codeColour(Number(chosen)))}
    >
      <Label className={styles['coloursLabel'] ?? ''}>{label}</Label>
      <div className={styles['swatches']}>
        {COLOURS.map((colour) => (
          <Radio
            key={colour}
            value={String(colour)}
            aria-label={t('colourNumber', { number: colour + 1 })}
            className={styles['swatch'] ?? ''}
            style={codeColourStyle(colour)}
          />
        ))}
      </div>
    </RadioGroup>
  );
}
