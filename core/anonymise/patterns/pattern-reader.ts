import type { Mention } from '../../domain/redaction.ts';
import type { Steps } from '../steps.ts';
import { type PlacedBlock, type TextBlock, touches } from '../text-blocks.ts';
import { findAddresses } from './address.ts';
import { findAges } from './age.ts';
import { findBankAccounts } from './bank-account.ts';
import { findBankCards } from './bank-card.ts';
import { findCoordinates } from './coordinates.ts';
import { findDates } from './date.ts';
import { findDevices } from './device.ts';
import { findDocuments } from './document.ts';
import { findEmails } from './email.ts';
import { findHandles } from './handle.ts';
import { findIins } from './iin.ts';
import { findWages } from './money.ts';
import { findPhones } from './phone.ts';
import { findPlates } from './plate.ts';
import { findSpokenPhones } from './spoken-phone.ts';
import { findUrls } from './url.ts';

const FINDERS: readonly ((text: string) => Mention[])[] = [
  findEmails,
  findIins,
  findBankCards,
  findBankAccounts,
  findCoordinates,
  findPlates,
  findDocuments,
  findPhones,
  findSpokenPhones,
  findUrls,
  findHandles,
  findDevices,
  findAddresses,
  findDates,
  findAges,
  findWages,
];

/** What all patterns find in one text, which may be read again after each edit: only blocks that changed are read anew. */
export class PatternReader {
  /** Within their windows. */
  readonly #known = new WeakMap<TextBlock, readonly Mention[]>();

  *read(placed: readonly PlacedBlock[]): Steps<Mention[]> {
    const mentions: Mention[] = [];
    for (const { block, at } of placed) {
      if (!this.#known.has(block)) yield;
      for (const mention of this.#find(block))
        mentions.push({ ...mention, from: mention.from + at, to: mention.to + at });
    }
    return mentions;
  }

  #find(block: TextBlock): readonly Mention[] {
    const known = this.#known.get(block);
    if (known !== undefined) return known;
    const found = FINDERS.flatMap((find) => find(block.window)).filter((one) =>
      touches(one, block),
    );
    this.#known.set(block, found);
    return found;
  }
}
