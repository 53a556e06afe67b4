import { useTranslation } from 'react-i18next';
import { canonicalJson } from '../../../core/canonical-json.ts';
import { CONSENT_SCOPES } from '../../../core/domain/consent.ts';
import type { TagId } from '../../../core/domain/ids.ts';
import type { SharedField, SharedInterview } from '../../../core/merge/shared-interview.ts';
import { useLanguage } from '../../i18n.ts';
import { useTagName } from '../../known-tags.ts';
import { useOccupationName } from '../../occupation-name.ts';
import { formatPartialDate } from '../../ui/format.ts';
import type { MergeSides } from '../../vault/calls/merge-calls.ts';
import type { Library } from '../../vault/library.ts';

/** What can be said in a line; the text is compared as a text. */
export type FactField = Exclude<SharedField, 'text'>;

/**
 * Says what one side has in a field, in words of the interface; of consent only what the other has otherwise. Empty where
 * nothing is known.
 */
export function useFactWords(library: Library) {
  const { t } = useTranslation(['testimony', 'interviews']);
  const language = useLanguage();
  const occupationName = useOccupationName();
  const tagName = useTagName(library);
  const consentWords = useConsentWords();
  return (field: FactField, side: SharedInterview, { ours, theirs, newTags }: MergeSides) => {
    const named = (id: TagId) =>
      tagName(id) ?? newTags.find((one) => one.id === id)?.label ?? String(id);
    switch (field) {
      case 'tags':
        return side.tags.map(named).join(', ');
      case 'passages':
        return side.passages.map(({ tag, from, to }) => `${named(tag)} ${from}–${to}`).join(', ');
      case 'consent':
        return consentWords(side, side === ours ? theirs : ours);
      case 'date':
        return formatPartialDate(side.date, language);
      case 'place':
        return joined([
          side.place.name,
          side.place.published,
          t(`place.levels.${side.place.level}`),
        ]);
      case 'employer':
        return joined([side.employer.name, side.employer.published]);
      case 'role':
        return side.role && t(`role.${side.role}`);
      case 'sex':
        return side.sex && t(`sex.${side.sex}`);
      case 'setting':
        return side.setting && t(`setting.${side.setting}`);
      case 'language':
        return side.language && t(`interviews:language.${side.language}`);
      case 'occupation':
        return occupationName(side.occupation);
      case 'interpreter':
        return t(side.interpreter ? 'consent.answers.yes' : 'consent.answers.no');
      default:
        return side[field];
    }
  };
}

/** Of one side, what the other has otherwise: permissions with their limits, how they were asked for, conditions. */
function useConsentWords() {
  const { t } = useTranslation('testimony');
  const said = ({ answers, limits = {} }: SharedInterview['consent'], scope: string) =>
    canonicalJson([answers[scope] ?? '', limits[scope] ?? '']);
  return ({ consent }: SharedInterview, other: SharedInterview): string => {
    const { answers, limits = {}, method, conditions = '' } = consent;
    const scopes = CONSENT_SCOPES.filter(
      (scope) => said(consent, scope) !== said(other.consent, scope),
    );
    const permissions = scopes.map((scope) => {
      const answer = t(`consent.answers.${answers[scope] ?? 'not-asked'}`);
      const limit = Object.values(limits[scope] ?? {}).flat();
      return `${t(`consent.scopes.${scope}`)}: ${answer}${limit.length > 0 ? ` (${limit.join(', ')})` : ''}`;
    });
    const isAskedOtherwise = method !== other.consent.method;
    const isOnOther = conditions !== (other.consent.conditions ?? '');
    return joined([
      ...permissions,
      isAskedOtherwise ? t(`consent.methods.${method}`) : '',
      isOnOther ? conditions : '',
    ]);
  };
}

function joined(words: readonly string[]): string {
  return words.filter((one) => one !== '').join('; ');
}
