import type { TagId } from '../../../../core/domain/ids.ts';
import { isOffered } from '../../../../core/domain/tag.ts';
import type { Library } from '../../../vault/library.ts';

const KEPT = 5;

/** Tags used last in this session, newest first; what is not offered any more is left out when it is asked for. Bound to the library, which is dropped at lock. */
const recent = new WeakMap<Library, readonly TagId[]>();

export function recentTags(library: Library): readonly TagId[] {
  const offered = new Set(
    library
      .snapshot()
      .tags.filter(isOffered)
      .map(({ id }) => id),
  );
  return (recent.get(library) ?? []).filter((id) => offered.has(id));
}

export function rememberTag(library: Library, tag: TagId): void {
  const others = recentTags(library).filter((one) => one !== tag);
  recent.set(library, [tag, ...others].slice(0, KEPT));
}
