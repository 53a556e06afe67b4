/** Which Chromium and Node the host should run, and how far it may be from them. */

/** What is in the Electron of package.json; its release notes name both. */
export const ELECTRON = { major: 45, chromium: 156, node: 24 } as const;

/**
 * Debian brings a new milestone every four weeks and Electron every eight, so being one or two apart
 * is the rule. Two whole Electron releases apart, the host shows another browser than users get.
 */
const FARTHEST = 4;

export type Distance = { readonly is: 'same' | 'apart' | 'too far'; readonly sentence: string };

/** How far Chromium and Electron's have parted ways, in words. */
export function distanceOf(chromiumVersion: string): Distance {
  const milestone = Number(/(\d+)\.\d+\.\d+\.\d+/.exec(chromiumVersion)?.[1]);
  const apart = Math.abs(milestone - ELECTRON.chromium);
  const sentence =
    `The host runs Chromium ${milestone}; Electron ${ELECTRON.major} is Chromium ${ELECTRON.chromium}. ` +
    'Look for an Electron that has caught up, and see the window tests on the real one.';
  if (apart === 0) return { is: 'same', sentence };
  return { is: apart <= FARTHEST ? 'apart' : 'too far', sentence };
}
