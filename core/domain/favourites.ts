import type { TagId } from './ids.ts';
import { isOffered, type Tag } from './tag.ts';

/** The digits 1-9 that apply a tag in one press; 0 says "on no digit", where a tag would have one by default. */
export type FavouriteDigit = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
export const FAVOURITE_DIGITS: readonly FavouriteDigit[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** What the digits apply before a researcher chooses: the commonest finds of an election testimony. */
const DEFAULTS: Readonly<Record<FavouriteDigit, string>> = {
  1: 'act.sign.forced',
  2: 'act.sign.unread',
  3: 'act.sign.collect',
  4: 'prs.job',
  5: 'prs.wage',
  6: 'prs.trade',
  7: 'who.boss',
  8: 'who.akimat',
  9: 'src.saw',
};

/** Which tag each digit applies. A choice of the researcher wins over the default of its digit and of its tag. */
export function favouriteTags(tags: readonly Tag[]): ReadonlyMap<FavouriteDigit, Tag> {
  const offered = tags.filter(isOffered);
  const byId = new Map(offered.map((tag) => [tag.id as string, tag]));
  const favourites = new Map<FavouriteDigit, Tag>();
  for (const digit of FAVOURITE_DIGITS) {
    const byDefault = byId.get(DEFAULTS[digit]);
    const tag =
      offered.find((one) => one.favourite === digit) ??
      (byDefault?.favourite === undefined ? byDefault : undefined);
    if (tag) favourites.set(digit, tag);
  }
  return favourites;
}

/**
 * The tags to be written so that `digit` applies the tag, or so that no digit does (0). A tag that held the digit
 * before loses it.
 */
export function chooseFavourite(
  tags: readonly Tag[],
  id: TagId,
  digit: FavouriteDigit | 0,
): readonly Tag[] {
  return tags.flatMap((tag): Tag[] => {
    if (tag.id === id) return [{ ...tag, favourite: digit }];
    return digit !== 0 && tag.favourite === digit ? [{ ...tag, favourite: 0 }] : [];
  });
}
