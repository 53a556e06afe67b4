/** Writes docs/screenshots/ anew: every stop of the tour, light and dark, at 1366 x 768. Run by `npm run screenshots`. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../tools/electron-dist.ts';
import { Researcher } from '../e2e/support/researcher.ts';
import { putScheme, SCHEMES, takeTour } from '../support/tour.ts';

const folder = path.join(repositoryRoot, 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });
const written = new Set<string>();

const me = await Researcher.start();
try {
  await takeTour(me, async (stop) => {
    for (const scheme of SCHEMES) {
      const name = `${stop}-${scheme}.png`;
      await putScheme(me, scheme);
      await me.page.screenshot({ path: path.join(folder, name), animations: 'disabled' });
      written.add(name);
    }
  });
} catch (error) {
  await me.launched.kill();
  throw error;
}
await me.close();
// A stop that is gone leaves no old picture behind.
for (const name of readdirSync(folder)) {
  if (name.endsWith('.png') && !written.has(name)) rmSync(path.join(folder, name));
}
console.log(`${written.size} pictures in ${path.relative(repositoryRoot, folder)}`);
