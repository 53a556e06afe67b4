import type { CSSProperties } from 'react';

/** Twelve colours for tags. Their values stand in styles/tokens.css, for both themes. */
export const CODE_COLOUR_COUNT = 12;

export type CodeColour = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11;

/** Any whole number, wrapped around the twelve: a codebook from elsewhere may hold more. */
export function codeColour(index: number): CodeColour {
  const wrapped = ((Math.trunc(index) % CODE_COLOUR_COUNT) + CODE_COLOUR_COUNT) % CODE_COLOUR_COUNT;
  return (Number.isFinite(wrapped) ? wrapped : 0) as CodeColour;
}

/** Sets `--ground` (lies under text) and `--line` (carries the identity) on an element. */
export function codeColourStyle(colour: CodeColour): CSSProperties {
  const names = { '--ground': `var(--code-${colour}-bg)`, '--line': `var(--code-${colour}-line)` };
  // React passes custom properties on; its types do not know them.
  return names as CSSProperties;
}
