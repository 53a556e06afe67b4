import { expect, it } from 'vitest';
import { fetchedOnce } from './fetched-once.ts';

it('fetches once for all who ask, and again after a failure', async () => {
  let fetches = 0;
  const get = fetchedOnce(async () => {
    fetches += 1;
    if (fetches === 1) throw new Error('gone');
    return fetches;
  });
  await expect(get()).rejects.toThrow('gone');
  expect(await Promise.all([get(), get()])).toEqual([2, 2]);
  expect(await get()).toBe(2);
});
