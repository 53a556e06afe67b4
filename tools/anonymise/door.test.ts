import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../electron-dist.ts';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly source: string;
  readonly score: number;
  readonly entity?: string;
}

/** The command as others run it. */
function door(input: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['run', '--silent', 'anonymise', '--', '--lang', 'auto', ...args],
    { cwd: repositoryRoot, input, encoding: 'utf8', maxBuffer: 2 ** 27 },
  );
  const answers = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly id: string; readonly spans: readonly Span[] });
  return { status, stderr, answers };
}

const documents = [
  { id: 'ru', text: 'Потом пришла Гульнара Сериковна и позвонила на 8 701 123 45 67.' },
  {
    id: 'kk',
    lang: 'kk',
    text: 'Кеше Карлыгаш Ахметоваға хат жаздым.',
    register: [{ id: 'p1', kind: 'person', names: ['Карлыгаш Ахметова', 'К. Ахметова'] }],
  },
];
const lines = (list: readonly unknown[]): string =>
  list.map((one) => `${JSON.stringify(one)}\n`).join('');

it('answers every document in a line, with offsets, types, sources and the entry of the register', () => {
  const { status, stderr, answers } = door(lines(documents));
  expect([status, stderr]).toEqual([0, '']);
  const found = answers.map(({ id, spans }, at) =>
    spans.map(({ start, end, type, source, score, entity }) => {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
      return [id, documents[at]?.text.slice(start, end), type, source, entity];
    }),
  );
  expect(found[0]).toContainEqual(['ru', 'Гульнара Сериковна', 'PERSON', 'model', undefined]);
  expect(found[0]).toContainEqual(['ru', '8 701 123 45 67', 'PHONE', 'pattern', undefined]);
  expect(found[1]).toContainEqual(['kk', 'Карлыгаш Ахметоваға', 'PERSON', 'register', 'p1']);
});

it('leaves out what is less probable than the threshold', () => {
  const all = door(lines(documents), '--threshold', '0').answers.flatMap(({ spans }) => spans);
  const sure = door(lines(documents), '--threshold', '0.97').answers.flatMap(({ spans }) => spans);
  expect(sure.length).toBeLessThan(all.length);
  for (const { score } of sure) expect(score).toBeGreaterThanOrEqual(0.97);
});

it('names a bad line, goes on, and ends with 2', () => {
  const input = `${lines(documents.slice(0, 1))}{"id": 1, "text": "x"}\n{broken\n${lines(documents.slice(1))}`;
  const { status, stderr, answers } = door(input);
  expect(status).toBe(2);
  expect(answers.map(({ id }) => id)).toEqual(['ru', 'kk']);
  expect(stderr).toContain('line 2: "id" is not a string');
  expect(stderr).toContain('line 3:');
});

it.each([
  ['--lang', 'xx'],
  ['--threshold', 'much'],
])('refuses %s %s', (...args) => {
  expect(door('', ...args).status).toBe(2);
});

it('answers a document before it has seen the next', { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, ['tools/anonymise/door.ts'], { cwd: repositoryRoot });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (const id of ['a', 'b', 'c']) {
    child.stdin.write(`${JSON.stringify({ id, text: 'Там был Серик.' })}\n`);
    const { value } = await answers.next();
    expect(JSON.parse(String(value))).toMatchObject({ id });
  }
  child.stdin.end();
  expect(await once(child, 'exit')).toEqual([0, null]);
});
