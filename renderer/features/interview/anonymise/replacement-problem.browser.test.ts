import { expect, it } from 'vitest';
import { samplePerson } from '../../../../core/anonymise/sample-person.ts';
import { prepareFor, replacementProblem } from './replacement-problem.ts';

const register = () =>
  Array.from({ length: 40 }, (_, at) => samplePerson(`Марат Сейтказиев${'аеиоу'.charAt(at % 5)}`));

it('is asked about a register that is still being prepared, or is ready', async () => {
  for (const idleTimes of [0, 1, 20]) {
    const people = register();
    const end = prepareFor(people);
    for (let time = 0; time < idleTimes; time += 1)
      await new Promise((resolve) => {
        // A page that is not drawn may never be called idle.
        requestIdleCallback(resolve, { timeout: 50 });
      });
    expect(replacementProblem('Сейтказиеву', 'Арман', undefined, people)).toBe('is-a-name');
    expect(replacementProblem('[сосед]', 'Арман', undefined, people)).toBeUndefined();
    end();
    expect(replacementProblem('Сейтказиеву', 'Арман', undefined, people)).toBe('is-a-name');
  }
});
