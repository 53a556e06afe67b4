import { describe, expect, it } from 'vitest';
import type { VaultId } from '../../core/domain/ids.ts';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import { atDoor, doorError, type ListedVault, nextVaultName } from './at-door.ts';

const vault = (n: number): ListedVault => ({
  id: `${n}` as VaultId,
  name: `Vault ${n}`,
  hasKeys: true,
});

describe('the door', () => {
  it('makes the first vault, opens the only one, and asks which of several', () => {
    expect(atDoor([])).toMatchObject({ phase: 'first-run' });
    expect(atDoor([vault(1)])).toMatchObject({ phase: 'locked', vault: { id: '1' } });
    expect(atDoor([vault(1), vault(2)])).toMatchObject({ phase: 'choose' });
    expect(atDoor([vault(1), vault(2)], '2')).toMatchObject({
      phase: 'locked',
      vault: { id: '2' },
    });
    expect(atDoor([vault(1), vault(2)], 'gone')).toMatchObject({ phase: 'choose' });
  });
});

describe('the name of a new vault', () => {
  it('is one that no vault has', () => {
    expect(nextVaultName([])).toBe('Vault 1');
    expect(nextVaultName([vault(1), vault(2)])).toBe('Vault 3');
    expect(nextVaultName([vault(2), { name: 'Spring' }])).toBe('Vault 1');
  });
});

describe('a vault that does not open', () => {
  it.each([
    ['row-missing', 'database-lost'],
    ['row-damaged', 'database-lost'],
    ['row-rearranged', 'database-lost'],
    ['storage-full', 'vault-not-opened'],
    ['storage-failed', 'database-unreadable'],
    ['unlock-refused', 'unlock-refused'],
    ['migration-incomplete', 'migration-incomplete'],
  ] as const satisfies readonly (readonly [ErrorCode, ErrorCode])[])(
    'for %s is told as %s',
    (code, told) => expect(doorError(new AppError(code))).toMatchObject({ code: told }),
  );
});
