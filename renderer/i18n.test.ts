import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../core/errors.ts';
import error from './locales/en/error.json' with { type: 'json' };

describe('error sentences', () => {
  it('has one for every code, and none besides', () => {
    expect(Object.keys(error).sort()).toEqual([...ERROR_CODES].sort());
  });

  it.each(ERROR_CODES)('%s says what happened, what is safe, what to do', (code) => {
    const { title, text } = error[code];
    expect(title).toMatch(/^\p{Lu}.{8,70}[^.!]$|^Stopped$/u);
    expect(text).toMatch(/^\p{Lu}.*\.$/u);
    // One sentence cannot say both what is safe and what to do; only a wished stop leaves nothing to do.
    expect(text.match(/[.:;]( |$)/g)?.length ?? 0).toBeGreaterThan(code === 'cancelled' ? 0 : 1);
  });

  it('blames nobody and shouts at nobody', () => {
    const all = JSON.stringify(Object.values(error));
    expect(all).not.toMatch(
      /!|illegal|invalid|fatal|you (did|forgot|failed|must|should)|your fault|wrong passphrase/i,
    );
  });
});
