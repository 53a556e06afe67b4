import {
  type Consent,
  CONSENT_SCOPES,
  type Permission,
  permissionOf,
  standingAnswer,
} from '../domain/consent.ts';
import type { BundleVersion } from './interview-file.ts';

/**
 * What a receiver has to know of the consent: the answers that were given, and what limits them. Who was there and how
 * it was asked stays in the vault; so does free text, of the anonymised version.
 */
export function outgoingConsent(consent: Consent, version: BundleVersion) {
  const asked = CONSENT_SCOPES.map((scope) => ({
    scope,
    permission: permissionOf(consent, scope),
  }));
  const answers = asked.flatMap(({ scope, permission }) => {
    const answer = standingAnswer(permission);
    return answer === 'not-asked' ? [] : [[scope, answer] as const];
  });
  const limits = asked.flatMap(({ scope, permission }) => {
    const found = limitsOf(permission, version);
    return Object.keys(found).length === 0 ? [] : [[scope, found] as const];
  });
  return {
    method: consent.sessions.at(-1)?.method ?? 'not-recorded',
    answers: Object.fromEntries(answers),
    ...(limits.length > 0 && { limits: Object.fromEntries(limits) }),
    ...(version === 'original' && { conditions: consent.conditions }),
  };
}

function limitsOf(permission: Permission, version: BundleVersion) {
  const { expires, identityLevel, withheld = [] } = permission;
  const { conditions, audience = [], territory } = permission;
  return {
    ...(expires && { expires: expires as string }),
    ...(identityLevel && { identityLevel }),
    ...(withheld.length > 0 && { withheld: [...withheld] }),
    ...(version === 'original' && {
      ...(conditions && { conditions }),
      ...(audience.length > 0 && { audience: [...audience] }),
      ...(territory && { territory }),
    }),
  };
}
