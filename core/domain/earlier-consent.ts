import {
  type Consent,
  type ConsentAnswer,
  type ConsentScope,
  NO_CONSENT,
  withPermission,
} from './consent.ts';
import { type ConsentMethod, EMPTY_SESSION } from './consent-session.ts';

/** Consent as records had it before there were sessions: one method, five answers. */
interface EarlierConsent {
  readonly method: ConsentMethod;
  readonly answers: Readonly<Record<string, ConsentAnswer>>;
  readonly conditions: string;
}

/** What the five scopes are called now. */
const EARLIER_SCOPES: Readonly<Record<string, ConsentScope>> = {
  analysis: 'internal-analysis',
  'share-partner': 'share-with-named-partner',
  'publish-anonymous': 'publish-anonymous',
  'publish-named': 'publish-named',
  'contact-again': 'contact-again',
};

/**
 * Consent as it is now, of a record as it was ever written. Every answer, the method and the conditions are kept: the
 * method as a conversation of which nothing else is known.
 */
export function presentConsent(stored: Consent | EarlierConsent): Consent {
  if (!('answers' in stored)) return stored;
  const { method, answers, conditions } = stored;
  const sessions = method === 'not-recorded' ? [] : [{ ...EMPTY_SESSION, method }];
  return Object.entries(answers).reduce<Consent>(
    (consent, [earlier, answer]) => {
      const scope = EARLIER_SCOPES[earlier];
      return scope === undefined || answer === 'not-asked'
        ? consent
        : withPermission(consent, { scope, answer });
    },
    { ...NO_CONSENT, sessions, conditions },
  );
}

/** The content of a row, or of an edit that waits, with its record's consent as it is now. */
export function withPresentConsent<T>(content: T): T {
  if (!hasConsent(content)) return content;
  const { record } = content;
  const consent = presentConsent(record.consent);
  return consent === record.consent ? content : { ...content, record: { ...record, consent } };
}

function hasConsent(
  content: unknown,
): content is { readonly record: { readonly consent: Consent | EarlierConsent } } {
  if (typeof content !== 'object' || content === null || !('record' in content)) return false;
  const { record } = content;
  return typeof record === 'object' && record !== null && 'consent' in record;
}
