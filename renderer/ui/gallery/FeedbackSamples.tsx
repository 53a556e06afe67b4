import { useState } from 'react';
import { Banner } from '../Banner.tsx';
import { Button } from '../Button.tsx';
import { codeColour } from '../code-colours.ts';
import { EmptyState } from '../EmptyState.tsx';
import { ProgressBar } from '../ProgressBar.tsx';
import { StatePill } from '../StatePill.tsx';
import { Stepper } from '../Stepper.tsx';
import { TagChip } from '../TagChip.tsx';
import { Sample } from './Sample.tsx';

const TAGS = ['Arrest', 'Property', 'Work', 'Health', 'School', 'Petition', 'Police', 'Court'];
const MORE_TAGS = ['Threat', 'Money', 'Family', 'Travel'];

const STEPS = [
  { id: 'what', label: 'What' },
  { id: 'version', label: 'Version' },
  { id: 'check', label: 'Leak check' },
  { id: 'who', label: 'Recipients' },
] as const;

export function FeedbackSamples() {
  const [step, setStep] = useState<(typeof STEPS)[number]['id']>('check');
  return (
    <>
      <Sample name="Banner" isColumn>
        <Banner tone="info" title="Publication was not asked">
          It counts as no until someone asks.
        </Banner>
        <Banner tone="ok" title="The bundle was written and opened again to check it" />
        <Banner
          tone="warning"
          title="This folder belongs to a cloud service"
          actions={<Button isCompact>Choose another</Button>}
        >
          A copy will leave this computer.
        </Banner>
        <Banner
          tone="danger"
          title="The last change could not be saved"
          actions={<Button isCompact>Try again</Button>}
          onDismiss={() => undefined}
          dismissLabel="Close"
        >
          It is safe in memory and you can go on typing.
        </Banner>
      </Sample>
      <Sample name="StatePill">
        <StatePill>14 of 212</StatePill>
        <StatePill tone="info">In review</StatePill>
        <StatePill tone="ok">Anonymised</StatePill>
        <StatePill tone="warning">Not asked</StatePill>
        <StatePill tone="danger">Withdrawn</StatePill>
      </Sample>
      <Sample name="TagChip">
        {[...TAGS, ...MORE_TAGS].map((name, index) => (
          <TagChip
            key={name}
            name={name}
            shortName={name.slice(0, 2)}
            colour={codeColour(index)}
            {...(index === 0 && { onRemove: () => undefined, removeLabel: `Remove ${name}` })}
          />
        ))}
        <TagChip name="Arrest" shortName="AR" colour={0} isShort />
      </Sample>
      <Sample name="ProgressBar" isColumn>
        <ProgressBar label="Encrypting" share={0.28} measure="34 of 120" />
        <ProgressBar label="Deriving the key" measure="about 2 s" />
      </Sample>
      <Sample name="Stepper" isColumn>
        <Stepper label="Steps" steps={STEPS} current={step} onGoBack={setStep} />
      </Sample>
      <Sample name="EmptyState" isColumn>
        <EmptyState
          title="No interviews yet"
          actions={
            <>
              <Button variant="primary">New interview</Button>
              <Button>Open a bundle</Button>
            </>
          }
        >
          Only a code and a date are needed to begin.
        </EmptyState>
      </Sample>
    </>
  );
}
