import { describe, expect, it } from 'vitest';
import { CODE_COLOURS } from '../bundle/formats/code-colours.ts';
import { nearColour } from './near-colour.ts';

describe('the code colour that comes nearest', () => {
  it('to one of ours is itself, so that a project of our own comes back in its colours', () => {
    expect(CODE_COLOURS.map(nearColour)).toEqual(CODE_COLOURS.map((_, i) => i));
    expect(CODE_COLOURS.map((one) => nearColour(one.toLowerCase()))).toEqual(
      CODE_COLOURS.map((_, i) => i),
    );
  });

  it.each([
    ['#F00', 0],
    ['#ff0000', 0],
    ['#FFFF00', 3],
    ['#0f0', 4],
    ['#00FFFF', 6],
    ['#0000ff', 9],
    // Round the circle: the last is nearer than the first.
    ['#FF0066', 11],
    [' #A03F3C ', 0],
  ])('to %s', (written, colour) => {
    expect(nearColour(written)).toBe(colour);
  });

  it.each(['#000', '#FFFFFF', '#808080', '#80858A', '', 'red', '#12345', '#GG0000', 'rgb(1,2,3)'])(
    'to "%s" is none',
    (written) => {
      expect(nearColour(written)).toBeUndefined();
    },
  );
});
