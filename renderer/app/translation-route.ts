import { inTranslationOrder } from '../../core/domain/translation.ts';
import type { LibrarySnapshot } from '../vault/library.ts';
import type { InterviewRoute } from './route.ts';

/**
 * A translation has no screen of its own: whatever names one (a search, a finding, a repair) leads to the screen of its
 * original, with this text on it. What the caret's place belonged to is not shown any more when the text is another.
 */
export function atOriginal(
  route: InterviewRoute,
  { translations }: Pick<LibrarySnapshot, 'translations'>,
): InterviewRoute {
  const named = translations.find(({ id }) => id === route.id);
  if (named?.translationOf !== undefined) {
    const tab = route.tab === 'anonymise' || route.tab === 'history' ? route.tab : 'translation';
    return { ...route, id: named.translationOf, text: named.id, tab };
  }
  const own = inTranslationOrder(translations.filter((one) => one.translationOf === route.id));
  const text = textOf(route, own);
  if (text === route.text) return route;
  const { text: _, place: __, ...rest } = route;
  return text === undefined ? rest : { ...rest, text };
}

/**
 * Along the row of tabs every other one begins with the testimony: who steps past the translation with the arrows must
 * not review that in its place unawares.
 */
export function atTab(route: InterviewRoute, tab: InterviewRoute['tab']): InterviewRoute {
  if (route.text === undefined) return { ...route, tab };
  const { text: _, place: __, ...rest } = route;
  return { ...rest, tab };
}

function textOf(
  { tab, text }: InterviewRoute,
  own: LibrarySnapshot['translations'],
): InterviewRoute['text'] {
  if (tab === 'overview' || tab === 'testimony') return undefined;
  const known = own.find(({ id }) => id === text);
  return (known ?? (tab === 'translation' ? own[0] : undefined))?.id;
}
