import type { PassageId } from '../../../core/domain/ids.ts';
import type { KnownTags } from '../../known-tags.ts';
import type { Basket, ListedPassage } from './use-passages.ts';

/** What both views of the list are given. */
export interface PassageListProps {
  readonly passages: readonly ListedPassage[];
  readonly known: KnownTags;
  readonly basket: Basket;
  readonly chosen: PassageId | undefined;
  readonly onChoose: (id: PassageId) => void;
  readonly onOpen: (passage: ListedPassage) => void;
  readonly onToggle: (passage: ListedPassage) => void;
  readonly onCite: (passage: ListedPassage) => void;
}
