import { describe, expect, it } from 'vitest';
import { SerialQueue } from './serial-queue.ts';

describe('a queue', () => {
  it('starts nothing before what was asked for earlier has ended, well or badly', async () => {
    const queue = new SerialQueue();
    const order: string[] = [];
    const task = (name: string, ms: number) => async () => {
      order.push(`${name} starts`);
      await new Promise((resolve) => setTimeout(resolve, ms));
      order.push(`${name} ends`);
      if (name === 'b') throw new Error('b failed');
      return name;
    };
    const [a, b, c] = [queue.run(task('a', 20)), queue.run(task('b', 10)), queue.run(task('c', 0))];
    await expect(b).rejects.toThrow('b failed');
    expect(await Promise.all([a, c])).toEqual(['a', 'c']);
    expect(order).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  });

  it('is idle when everything asked for has ended', async () => {
    const queue = new SerialQueue();
    let done = false;
    void queue.run(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      done = true;
    });
    await queue.idle();
    expect(done).toBe(true);
  });
});
