import { useState } from 'react';
import { PageHeader } from '../PageHeader.tsx';
import { SegmentedControl } from '../SegmentedControl.tsx';
import { UndoToasts } from '../UndoToasts.tsx';
import { CollectionSamples } from './CollectionSamples.tsx';
import { ButtonSamples, ChoiceSamples } from './ControlSamples.tsx';
import { FeedbackSamples } from './FeedbackSamples.tsx';
import { FieldSamples } from './FieldSamples.tsx';
import styles from './Gallery.module.css';
import { OverlaySamples } from './OverlaySamples.tsx';

const THEMES = [
  { id: 'system', label: 'System' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const;
type Theme = (typeof THEMES)[number]['id'];

export interface GalleryProps {
  readonly startTheme?: Theme;
}

/** Every generic component in its states, for developers and for the axe test. Not part of the app; its words are samples. */
export function Gallery({ startTheme = 'system' }: GalleryProps) {
  const [theme, setTheme] = useState<Theme>(startTheme);

  function choose(next: Theme) {
    setTheme(next);
    if (next === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = next;
  }

  return (
    <main className={styles['gallery']}>
      <PageHeader
        title="Components"
        actions={
          <SegmentedControl label="Theme" options={THEMES} value={theme} onChange={choose} />
        }
      >
        What the screens are made of.
      </PageHeader>
      <div className={styles['columns']}>
        <ButtonSamples />
        <FieldSamples />
        <ChoiceSamples />
        <FeedbackSamples />
        <CollectionSamples />
        <OverlaySamples />
      </div>
      <UndoToasts label="Undo" closeLabel="Close" />
    </main>
  );
}
