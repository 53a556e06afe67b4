import { describe, expect, it } from 'vitest';
import type { PersonId, RedactionId } from '../domain/ids.ts';
import type { Redaction } from '../domain/redaction.ts';
import { anonymise } from './apply.ts';
import { withCurrentPseudonyms } from './current-pseudonyms.ts';
import { samplePerson } from './sample-person.ts';

const DANA = samplePerson('Dana', { pseudonym: 'Aru' });
const TIMUR = samplePerson('Timur', { pseudonym: 'Umar' });

function seen(part: Partial<Redaction>, people = [DANA, TIMUR]): string {
  const redaction: Redaction = {
    id: 'r' as RedactionId,
    from: 0,
    to: 4,
    kind: 'person',
    action: 'pseudonym',
    person: DANA.id,
    replacement: 'Lola',
    source: 'register',
    decidedAt: 0,
    ...part,
  };
  return anonymise('Dana said', withCurrentPseudonyms([redaction], people)).text;
}

describe('a decision, carried out with the register of today', () => {
  it('has the pseudonym that the person has now', () => expect(seen({})).toBe('Aru said'));

  it('has what a person typed instead', () =>
    expect(seen({ action: 'generalise', replacement: '[her brother]' })).toBe(
      '[her brother] said',
    ));

  it('never has the pseudonym of somebody else', () => {
    expect(seen({ action: 'generalise', replacement: 'umar' })).toBe('Aru said');
    expect(seen({ person: 'deleted' as PersonId, replacement: 'Umar' })).toBe('[…] said');
  });

  it('never has the pseudonym of somebody else in another case', () => {
    const timur = samplePerson('Тимур', { gender: 'male', pseudonym: 'Ерлан' });
    expect(seen({ action: 'generalise', replacement: 'Ерлана' }, [DANA, timur])).toBe('Aru said');
  });

  it('has what was decided when the person is no longer in the register', () =>
    expect(seen({ person: 'deleted' as PersonId })).toBe('Lola said'));

  it('stays what it is when nothing changed, when it is kept, and when the words are taken out', () => {
    expect(seen({ replacement: 'Aru' })).toBe('Aru said');
    expect(seen({ action: 'keep' })).toBe('Dana said');
    expect(seen({ action: 'remove', replacement: '' })).toBe(' said');
  });
});
