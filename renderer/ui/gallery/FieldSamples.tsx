import { useState } from 'react';
import { ComboBox } from '../ComboBox.tsx';
import { Fieldset } from '../Fieldset.tsx';
import { SearchField } from '../SearchField.tsx';
import { Select } from '../Select.tsx';
import { StatePill } from '../StatePill.tsx';
import { TextField } from '../TextField.tsx';
import { Sample } from './Sample.tsx';

const OCCUPATIONS = [
  { id: 'merchant', label: 'Market merchant' },
  { id: 'teacher', label: 'Teacher' },
  { id: 'doctor', label: 'Doctor', description: 'Also nurses and feldshers' },
  { id: 'pensioner', label: 'Pensioner' },
] as const;
type Occupation = (typeof OCCUPATIONS)[number]['id'];

export function FieldSamples() {
  const [place, setPlace] = useState('Шымкент');
  const [summary, setSummary] = useState('Pressed to sign a petition at the market gate.');
  const [passphrase, setPassphrase] = useState('six plain words');
  const [search, setSearch] = useState('market');
  const [occupation, setOccupation] = useState<Occupation | null>('doctor');
  const [picked, setPicked] = useState<string | null>('teacher');
  const [made, setMade] = useState<readonly string[]>([]);
  const options = [...OCCUPATIONS, ...made.map((label) => ({ id: label, label }))];
  return (
    <>
      <Sample name="TextField" isColumn>
        <TextField
          label="Place"
          description="As exact as you may write it down."
          value={place}
          onChange={setPlace}
        />
        <TextField
          label="Code"
          value="INT-07"
          onChange={() => undefined}
          error="This code is taken. The next free one is INT-008."
        />
        <TextField label="Summary" kind="multiline" value={summary} onChange={setSummary} />
        <TextField
          kind="password"
          label="Passphrase"
          value={passphrase}
          onChange={setPassphrase}
          showLabel="Show while held"
          capsLockText="Caps Lock is on"
          trailing={<StatePill>EN</StatePill>}
        />
        <TextField label="Frozen" value="Read only" onChange={() => undefined} isReadOnly />
        <TextField label="Not now" value="Disabled" onChange={() => undefined} isDisabled />
      </Sample>
      <Sample name="SearchField" isColumn>
        <SearchField
          label="Search interviews"
          placeholder="Search"
          clearLabel="Clear"
          value={search}
          onChange={setSearch}
        />
      </Sample>
      <Sample name="Select and ComboBox in a Fieldset" isColumn>
        <Fieldset title="Interviewee" description="Role, not name." columns={2}>
          <Select
            label="Occupation"
            options={OCCUPATIONS}
            value={occupation}
            onChange={setOccupation}
          />
          <ComboBox
            label="Or type it"
            options={options}
            value={picked}
            onChange={setPicked}
            onCreate={(text) => {
              setMade([...made, text]);
              setPicked(text);
            }}
            createLabel={(text) => `Add “${text}”`}
            openLabel="Show all"
            noneText="Nothing found"
          />
          <Select
            label="Place level"
            options={OCCUPATIONS}
            value={null}
            placeholder="Choose"
            onChange={() => undefined}
            error="Say how exact the place may be."
          />
          <Select
            label="Not now"
            options={OCCUPATIONS}
            value="teacher"
            onChange={() => undefined}
            isDisabled
          />
        </Fieldset>
      </Sample>
    </>
  );
}
