import type { TagId } from '../../../../core/domain/ids.ts';
import type { Library } from '../../../vault/library.ts';

const KEPT = 5;

/** Tags used last in this session, newest first. Bound to the library, which is dropped at lock. */
const recent = new WeakMap<Library, readonly TagId[]>();

export function recentTags(library: Library): readonly TagId[] {
  return recent.get(library) ?? [];
}

export function rememberTag(library: Library, tag: TagId): void {
  const others = recentTags(library).filter((one) => one !== tag);
  recent.set(library, [tag, ...others].slice(0, KEPT));
}
