import type { SearchPlace } from '../../vault/calls/search-calls.ts';
import styles from './SearchScreen.module.css';

/** A few words with the found ones marked. `lead`: how many letters before them are shown at most. */
export function Passage({ place, lead }: { readonly place: SearchPlace; readonly lead: number }) {
  return (
    <>
      {shortened(place.before, lead)}
      <mark className={styles['mark']}>{place.found}</mark>
      {place.after}
    </>
  );
}

function shortened(before: string, lead: number): string {
  if (before.length <= lead) return before;
  const end = before.slice(-lead);
  return `…${end.slice(end.search(/\s/) + 1)}`;
}
