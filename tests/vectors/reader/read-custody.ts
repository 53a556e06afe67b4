/**
 * Checks the custody chains of a bundle that was unpacked with `age` and `tar`, without any code of the app, after
 * `docs/bundle-format.md` alone: that page has to be enough for whoever has a bundle and no app. What does not hold is
 * refused.
 *
 *     node read-custody.ts <folder of the unpacked bundle>
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Chain, checked } from './chains.ts';
import { refuse } from './snapshot-file.ts';

interface CustodyFile extends Chain {
  readonly format: string;
  readonly interview: string;
}

interface Manifest {
  readonly custody?: readonly { readonly path: string; readonly head: string }[];
}

/** What was done to each interview, by its code. One that has no chain has an empty list. */
export function readCustody(folder: string): ReadonlyMap<string, readonly string[]> {
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  const { custody = [] } = read('manifest.json') as Manifest;
  const heads = new Map(custody.map(({ path: name, head }) => [name, head]));
  const names = readdirSync(path.join(folder, 'interviews')).filter((name) =>
    name.endsWith('.json'),
  );
  const found = new Map<string, readonly string[]>();
  for (const name of names) {
    const { id, code } = read(`interviews/${name}`) as { id: string; code: string };
    const file = `custody/${name}`;
    const head = heads.get(file);
    heads.delete(file);
    if (existsSync(path.join(folder, file))) {
      const chain = read(file) as CustodyFile;
      if (chain.interview !== id) refuse(`${file} is of another interview`);
      const { entries } = checked(chain, code);
      if (entries.at(-1)?.hash !== head) refuse(`${file} does not end as the manifest says`);
      found.set(code, entries.map(inWords));
    } else {
      if (head !== undefined) refuse(`${file} is missing`);
      found.set(code, []);
    }
  }
  if (heads.size > 0) refuse(`no interview has ${[...heads.keys()].join(', ')}`);
  return found;
}

function inWords({ at, action, reason }: Chain['entries'][number]): string {
  const day = new Date(at).toISOString().slice(0, 10);
  return [day, action, ...(reason === '' ? [] : [reason])].join(' ');
}

if (import.meta.main) {
  for (const [code, entries] of readCustody(process.argv[2] ?? '.'))
    process.stdout.write(`${code}\n${entries.map((entry) => `  ${entry}\n`).join('')}`);
}
