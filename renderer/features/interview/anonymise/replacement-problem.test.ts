import { expect, it, vi } from 'vitest';
import { samplePerson } from '../../../../core/anonymise/sample-person.ts';
import { prepareFor, replacementProblem } from './replacement-problem.ts';

const register = () =>
  Array.from({ length: 40 }, (_, at) => samplePerson(`Марат Сейтказиев${'аеиоу'.charAt(at % 5)}`));

it('is asked about a register that is still being prepared, or is ready', async () => {
  for (const turns of [0, 1, 500]) {
    const people = register();
    vi.useFakeTimers();
    const end = prepareFor(people);
    await vi.advanceTimersByTimeAsync(turns);
    vi.useRealTimers();
    expect(replacementProblem('Сейтказиеву', 'Арман', undefined, people)).toBe('is-a-name');
    expect(replacementProblem('[сосед]', 'Арман', undefined, people)).toBeUndefined();
    end();
    expect(replacementProblem('Сейтказиеву', 'Арман', undefined, people)).toBe('is-a-name');
  }
});
