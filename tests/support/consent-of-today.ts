import type { ConsentAnswer, ConsentScope } from '../../core/domain/consent.ts';
import { type ConsentMethod, EMPTY_SESSION } from '../../core/domain/consent-session.ts';

/** What five answers of frozen files are called today: written out here, not asked of the program. */
const SCOPES: readonly (readonly [string, ConsentScope])[] = [
  ['analysis', 'internal-analysis'],
  ['share-partner', 'share-with-named-partner'],
  ['publish-anonymous', 'publish-anonymous'],
  ['publish-named', 'publish-named'],
  ['contact-again', 'contact-again'],
];

interface FrozenConsent {
  readonly method: ConsentMethod;
  readonly answers: Readonly<Record<string, ConsentAnswer>>;
  readonly conditions: string;
}

function consentOfToday(consent: object): object {
  if (!('answers' in consent)) return consent;
  const { method, answers, conditions } = consent as FrozenConsent;
  const permissions = SCOPES.flatMap(([earlier, scope]) => {
    const answer = answers[earlier] ?? 'not-asked';
    return answer === 'not-asked' ? [] : [{ scope, answer }];
  });
  const sessions = method === 'not-recorded' ? [] : [{ ...EMPTY_SESSION, method }];
  return { sessions, permissions, conditions };
}

/** The JSON of a frozen file, every consent in it as the program gives it today. */
export function parseFrozen(json: string): unknown {
  return JSON.parse(json, (key, value: unknown) =>
    key === 'consent' && typeof value === 'object' && value !== null
      ? consentOfToday(value)
      : value,
  );
}
