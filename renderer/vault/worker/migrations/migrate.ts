import { AppError } from '../../../../core/errors.ts';
import { VAULT_FORMAT } from '../../../../core/vault/row-format.ts';
import type { Keyring } from '../keyring.ts';
import { readable, type Rows } from '../rows.ts';
import { toFormat2 } from './to-format-2.ts';
import { toFormat3 } from './to-format-3.ts';
import { toFormat4 } from './to-format-4.ts';

/** An unlocked vault whose rows may still be of an older format. */
export interface OlderVault {
  readonly keyring: Keyring;
  readonly rows: Rows;
}

/** The step that makes each format from the one before: one commit, which also writes the format into the root. */
const STEPS: readonly {
  readonly to: number;
  readonly run: (vault: OlderVault) => Promise<void>;
}[] = [
  { to: 2, run: toFormat2 },
  { to: 3, run: toFormat3 },
  { to: 4, run: toFormat4 },
];

/** From this format on, all rows but root and index are as they are today. */
const OTHER_ROWS_ALIKE = 2;

/**
 * Brings a vault to the present format. Every step is one commit of rows, and the header of the key file follows
 * last: cut off anywhere, the rows say what is done, and the next unlock goes on from there.
 * @throws AppError `vault-newer`, `migration-incomplete` when the rows are older than the header says: another
 *   database was put in this one's place; row-*, storage-*
 */
export async function migrate(vault: OlderVault): Promise<void> {
  const { keyring } = vault;
  const format = await formatOfRows(vault);
  // The rows cannot say it. In a vault that was whole, its root is made anew from the other rows.
  if (format === undefined && (keyring.format ?? 0) >= OTHER_ROWS_ALIKE) return;
  if (format === undefined) throw new AppError('row-damaged', 'root of an older format');
  if (format > VAULT_FORMAT) throw new AppError('vault-newer');
  if (format < (keyring.format ?? 0)) throw new AppError('migration-incomplete');
  for (const step of STEPS) if (step.to > format) await step.run(vault);
  if (keyring.format !== VAULT_FORMAT) await keyring.setFormat(VAULT_FORMAT);
}

/** Undefined when the root is missing or does not open. */
function formatOfRows({ keyring, rows }: OlderVault): Promise<number | undefined> {
  return readable(async () => {
    // The root of format 1 says nothing of the format, and has no key of its own.
    if ((await rows.rootFormat()) === 1) return 1;
    return (await rows.readRoot(await keyring.rootKeys())).root.format;
  });
}
