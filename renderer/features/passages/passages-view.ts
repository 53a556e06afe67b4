import type { PassageId, TagId } from '../../../core/domain/ids.ts';
import type { Library } from '../../vault/library.ts';

/** What is on the screen, so that coming back from an interview finds it again. */
export interface PassagesView {
  readonly of: 'tags' | 'basket';
  readonly tags: readonly TagId[];
  readonly as: 'table' | 'cards';
  readonly chosen: PassageId | undefined;
}

const AT_FIRST: PassagesView = { of: 'tags', tags: [], as: 'table', chosen: undefined };

// It outlives the screen and dies with the library at lock.
const views = new WeakMap<Library, PassagesView>();

export function viewLeft(library: Library): PassagesView {
  return views.get(library) ?? AT_FIRST;
}

export function keepView(library: Library, view: PassagesView): void {
  views.set(library, view);
}
