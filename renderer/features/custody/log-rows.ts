import { useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustodyEntry } from '../../../core/custody/custody-entry.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { translationLanguage } from '../../../core/domain/translation.ts';
import { useLanguage } from '../../i18n.ts';
import { useTextName } from '../../interview-name.ts';
import { formatPartialDate } from '../../ui/format.ts';
import type { Library } from '../../vault/library.ts';
import { useDeedName } from '../../deed-name.ts';

/** An entry in words. */
export interface LogRow {
  readonly id: string;
  readonly seq: number;
  readonly day: string;
  readonly what: string;
  /** The interview's code; of anything else the beginning of its id. */
  readonly record: string;
  /** One that is still there. */
  readonly interview?: InterviewId;
}

/** Enough of a random id to tell two apart. */
const ID_SHOWN = 8;

export function useLogRows(
  library: Library,
  entries: readonly CustodyEntry[] = [],
): readonly LogRow[] {
  const { t } = useTranslation('log');
  const language = useLanguage();
  const textName = useTextName();
  const deedName = useDeedName();
  const { interviews, translations, bin } = useSyncExternalStore(
    library.subscribe,
    library.snapshot,
  );
  return useMemo(() => {
    const headers = [...interviews, ...translations, ...bin];
    const codes = new Map<string, string>(
      headers.map((one) => [one.id, textName(one.code, translationLanguage(one))]),
    );
    return entries.map((entry) => {
      const { seq, at, target } = entry;
      const code = codes.get(target);
      return {
        id: String(seq),
        seq,
        // Its day is one of UTC: shown in another zone it would be the one before.
        day: formatPartialDate(new Date(at).toISOString().slice(0, 10), language),
        what: deedName(entry),
        record: target === '' ? t('vault') : (code ?? target.slice(0, ID_SHOWN)),
        ...(code !== undefined && { interview: target as InterviewId }),
      };
    });
  }, [entries, interviews, translations, bin, language, t, textName, deedName]);
}
