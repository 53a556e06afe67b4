import type * as HashWasm from 'hash-wasm';
import { vi } from 'vitest';

/**
 * Before every file of node tests: a passphrase is derived as the app derives it, but once for each salt and cost.
 * The same few are tried hundreds of times in a file, and took four fifths of all its time.
 */
vi.mock('hash-wasm', async (original) => derivingOnce(await original<typeof HashWasm>()));

function derivingOnce(real: typeof HashWasm): typeof HashWasm {
  const known = new Map<string, Promise<Uint8Array>>();
  const argon2id = async (options: HashWasm.IArgon2Options & { outputType: 'binary' }) => {
    const { password, salt, memorySize, iterations } = options;
    const name = `${String(password)} ${String(salt)} ${memorySize} ${iterations}`;
    if (!known.has(name)) known.set(name, real.argon2id(options));
    return (await known.get(name))?.slice();
  };
  return { ...real, argon2id: argon2id as typeof real.argon2id };
}
