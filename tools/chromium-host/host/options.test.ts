import { expect, it } from 'vitest';
import { parseArguments } from './options.ts';

it('tells switches, modules and the app apart, as Playwright passes them', () => {
  const argv = [
    '-r',
    '/loader.js',
    '--no-sandbox',
    '--inspect=0',
    '--remote-debugging-port=0',
    '--user-data-dir=/tmp/p',
    '/app',
    '--flag',
    '/a-file.age',
  ];
  expect(parseArguments(argv)).toEqual({
    required: ['/loader.js'],
    switches: ['--no-sandbox', '--remote-debugging-port=0', '--user-data-dir=/tmp/p', '--flag'],
    app: '/app',
  });
});
