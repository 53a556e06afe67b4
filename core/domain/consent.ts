/** Who may do what with an interview. The full record (sessions, conditions, withdrawal) follows in its own part. */
export const CONSENT_SCOPES = [
  'analysis',
  'share-partner',
  'publish-anonymous',
  'publish-named',
  'contact-again',
] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];

/** `not-asked` is the default and counts as *no*. */
export const CONSENT_ANSWERS = ['not-asked', 'yes', 'no', 'ask-first'] as const;
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];

export const CONSENT_METHODS = [
  'not-recorded',
  'oral-noted',
  'oral-witnessed',
  'oral-recorded',
  'written',
] as const;
export type ConsentMethod = (typeof CONSENT_METHODS)[number];

export interface Consent {
  readonly method: ConsentMethod;
  readonly answers: Readonly<Record<ConsentScope, ConsentAnswer>>;
  readonly conditions: string;
}

export const NO_CONSENT: Consent = {
  method: 'not-recorded',
  answers: {
    analysis: 'not-asked',
    'share-partner': 'not-asked',
    'publish-anonymous': 'not-asked',
    'publish-named': 'not-asked',
    'contact-again': 'not-asked',
  },
  conditions: '',
};

/**
 * The first permission that stops an interview from leaving in a bundle, or undefined when it may.
 * A bundle goes to named colleagues, so *share with named partners* must be a plain yes.
 */
export function blockingScope(consent: Consent): ConsentScope | undefined {
  return consent.answers['share-partner'] === 'yes' ? undefined : 'share-partner';
}
