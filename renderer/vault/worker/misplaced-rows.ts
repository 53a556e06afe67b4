import type { InterviewEntry, Row } from '../../../core/vault/row-format.ts';
import type { Keyring } from './keyring.ts';
import type { Place, Rows } from './rows.ts';

interface Vault {
  readonly rows: Rows;
  readonly keyring: Keyring;
  /** Of every interview. */
  readonly entries: readonly InterviewEntry[];
}

/** Rows tried at once: of a long testimony each try copies a megabyte. */
const TRIES_AT_ONCE = 32;

/** Of a testimony in JSON; and what its record, or what was deleted since, may take beside it. */
const BYTES_PER_UNIT = 4;
const MORE_BYTES = 128 * 1024;

/**
 * True when what keeps an interview from opening is no damage but a genuine row, of an earlier time or from another
 * place of this vault: no disk does that by itself. A row of another vault cannot be told from rubbish, for its keys are
 * not here. Looks at every place of the vault, so it is for the day when an interview does not open.
 */
export async function isMisplaced(entry: InterviewEntry, vault: Vault): Promise<boolean> {
  for (const place of placesOf(entry)) {
    const row = await vault.rows.at(place);
    if (!row) continue;
    const opensAs = async (of: InterviewEntry, there: Place) => {
      const key = await keyOf(vault, of);
      return key !== undefined && vault.rows.opensAs(row, there, key);
    };
    const isOwn = await opensAs(entry, { ...place, rev: row.rev });
    if (isOwn && row.rev !== place.rev) return true;
    if (isOwn) continue;
    const tries = vault.entries
      .filter((of) => mayFit(row, of))
      .flatMap((of) => placesOf(of).map((there) => () => opensAs(of, there)));
    if (await anyOf(tries)) return true;
  }
  return false;
}

/** Or a megabyte would be tried ten thousand times. At worst a row that fits nowhere is called damaged. */
function mayFit({ sealed }: Row, { header }: InterviewEntry): boolean {
  return sealed.length <= header.length * BYTES_PER_UNIT + MORE_BYTES;
}

function placesOf({ id, rev, changes }: InterviewEntry): Place[] {
  return [
    { table: 'interviews', id, rev },
    ...changes.map((change): Place => ({ table: 'changes', id: change, rev: 1 })),
  ];
}

function keyOf({ keyring }: Vault, { id }: InterviewEntry): Promise<CryptoKey | undefined> {
  return keyring.key('interview', id).catch(() => undefined);
}

async function anyOf(tries: readonly (() => Promise<boolean>)[]): Promise<boolean> {
  for (let at = 0; at < tries.length; at += TRIES_AT_ONCE) {
    const some = await Promise.all(tries.slice(at, at + TRIES_AT_ONCE).map((one) => one()));
    if (some.includes(true)) return true;
  }
  return false;
}
