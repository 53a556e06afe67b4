import { expect, it } from 'vitest';
import type { Steps } from '../../../core/anonymise/steps.ts';
import { inTurns } from './in-turns.ts';

function* busyFor(ms: number, done: () => void): Steps<string> {
  for (const end = performance.now() + ms; performance.now() < end; ) yield;
  done();
  return 'done';
}

it('lets others have their turn before it ends', async () => {
  const order: string[] = [];
  const work = inTurns(busyFor(60, () => order.push('work')));
  const other = new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  }).then(() => order.push('other'));
  expect(await work).toBe('done');
  await other;
  expect(order).toEqual(['other', 'work']);
});

it('rests between its turns as long as it is told', async () => {
  const order: string[] = [];
  function* working(): Steps<void> {
    for (let turn = 0; turn < 3; turn += 1) {
      for (const end = performance.now() + 10; performance.now() < end; ) yield;
      order.push('turn');
    }
  }
  await inTurns(working(), () => {
    setTimeout(() => order.push('others'), 10);
    return 30;
  });
  expect(order.slice(0, 3)).toEqual(['others', 'turn', 'others']);
});

it('fails as its steps fail', async () => {
  function* failing(): Steps<never> {
    yield;
    throw new RangeError('no');
  }
  await expect(inTurns(failing())).rejects.toThrow(RangeError);
});
