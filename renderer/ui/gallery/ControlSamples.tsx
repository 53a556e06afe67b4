import { Archive, BookOpen, Lock, Plus, Star } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../Button.tsx';
import { Checkbox } from '../Checkbox.tsx';
import { IconButton } from '../IconButton.tsx';
import { KeyHint } from '../KeyHint.tsx';
import { RadioGroup } from '../RadioGroup.tsx';
import { SegmentedControl } from '../SegmentedControl.tsx';
import { Spinner } from '../Spinner.tsx';
import { Switch } from '../Switch.tsx';
import { Sample } from './Sample.tsx';

const SCOPES = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
  { id: 'later', label: 'Ask again', description: 'The person wanted to think about it.' },
] as const;

const MODES = [
  { id: 'read', label: 'Read and tag', mark: <BookOpen aria-hidden /> },
  { id: 'edit', label: 'Edit text' },
] as const;

export function ButtonSamples() {
  const [isStarred, setStarred] = useState(true);
  return (
    <>
      <Sample name="Button">
        <Button variant="primary" icon={<Plus aria-hidden />}>
          New interview
        </Button>
        <Button>Import</Button>
        <Button variant="quiet">Cancel</Button>
        <Button variant="danger">Delete</Button>
        <Button isDisabled>Disabled</Button>
        <Button variant="primary" isDisabled>
          Disabled
        </Button>
        <Button variant="primary" isPending pendingLabel="Encrypting">
          Export
        </Button>
        <Button isCompact>Compact</Button>
        <Button>Подготовить зашифрованный пакет</Button>
      </Sample>
      <Sample name="IconButton">
        <IconButton label="Lock" keys="Ctrl+KeyL" icon={<Lock />} />
        <IconButton label="Archive" icon={<Archive />} isCompact />
        <IconButton
          label="Star"
          icon={<Star />}
          isPressed={isStarred}
          onPress={() => setStarred(!isStarred)}
        />
        <IconButton label="Not now" icon={<Archive />} isDisabled />
      </Sample>
      <Sample name="KeyHint and Spinner">
        <KeyHint keys="Ctrl+KeyL" />
        <KeyHint keys="Ctrl+Shift+KeyQ" />
        <KeyHint keys="Alt+ArrowLeft" />
        <KeyHint keys="F6" />
        <Spinner label="Working" delay={0} />
        <Spinner label="Working" delay={0} size="normal" />
      </Sample>
    </>
  );
}

export function ChoiceSamples() {
  const [isTicked, setTicked] = useState(true);
  const [isOn, setOn] = useState(true);
  const [scope, setScope] = useState<'yes' | 'no' | 'later'>('later');
  const [mode, setMode] = useState<'read' | 'edit'>('read');
  const nothing = () => undefined;
  return (
    <>
      <Sample name="Checkbox" isColumn>
        <Checkbox
          label="Share with named partners"
          description="Only those in the list of recipients."
          isSelected={isTicked}
          onChange={setTicked}
        />
        <Checkbox label="Some of them" isSelected={false} isIndeterminate onChange={nothing} />
        <Checkbox label="Not asked" isSelected={false} onChange={nothing} />
        <Checkbox label="Not possible" isSelected={false} isDisabled onChange={nothing} />
      </Sample>
      <Sample name="Switch" isColumn>
        <Switch
          label="Lock when the window is hidden"
          description="The work is saved first."
          isSelected={isOn}
          onChange={setOn}
        />
        <Switch label="Off" isSelected={false} onChange={nothing} />
        <Switch label="Not possible" isSelected={false} isDisabled onChange={nothing} />
      </Sample>
      <Sample name="RadioGroup" isColumn>
        <RadioGroup label="Publish anonymised" options={SCOPES} value={scope} onChange={setScope} />
      </Sample>
      <Sample name="SegmentedControl">
        <SegmentedControl label="Mode" options={MODES} value={mode} onChange={setMode} />
      </Sample>
    </>
  );
}
