import { CODE_COLOURS } from '../bundle/formats/code-colours.ts';

/** Less than this between the strongest and the weakest of red, green and blue, of 255, is a grey. */
const LEAST_CHROMA = 16;
const TURN = 6;

/**
 * The code colour whose hue comes nearest to `#RGB` or `#RRGGBB`: the twelve differ in nothing else. Undefined for a
 * grey, which has none, and for what is no colour.
 */
export function nearColour(written: string): number | undefined {
  const hue = hueOf(written.trim());
  if (hue === undefined) return undefined;
  const away = CODE_COLOURS.map((colour) => {
    const apart = Math.abs((hueOf(colour) ?? 0) - hue);
    return Math.min(apart, TURN - apart);
  });
  return away.indexOf(Math.min(...away));
}

/** From 0 to 6: red, yellow, green, cyan, blue, magenta, and red again. */
function hueOf(written: string): number | undefined {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(written);
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(written);
  const parts = (short ?? long)?.slice(1).map((part) => Number.parseInt(part, 16));
  if (!parts) return undefined;
  const [red = 0, green = 0, blue = 0] = short ? parts.map((part) => part * 17) : parts;
  const most = Math.max(red, green, blue);
  const chroma = most - Math.min(red, green, blue);
  if (chroma < LEAST_CHROMA) return undefined;
  if (most === red) return ((green - blue) / chroma + TURN) % TURN;
  return most === green ? 2 + (blue - red) / chroma : 4 + (red - green) / chroma;
}
