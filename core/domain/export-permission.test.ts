import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Consent,
  CONSENT_SCOPES,
  CONSENT_WITHHELD,
  type ConsentScope,
  IDENTITY_LEVELS,
  NO_CONSENT,
  type Permission,
  withdrawn,
  withPermission,
} from './consent.ts';
import { EMPTY_SESSION } from './consent-session.ts';
import {
  type DisclosedFacts,
  disclosedFacts,
  heldBackFacts,
  KEY_FACTS,
} from './disclosed-facts.ts';
import {
  consentBlock,
  EXPORT_PURPOSES,
  type ExportUse,
  mayShare,
  spokenLimits,
} from './export-permission.ts';
import type { InterviewId } from './ids.ts';
import { EMPTY_RECORD, type InterviewRecord } from './interview.ts';
import { headerOfTranslation } from './translation.ts';
import { headerOf } from '../vault/interview-header.ts';

const TODAY = '2026-11-27';
const PARTNER = 'Memory House';

/** Written by hand from the page of the domain, and not from the program: who may do what with which permission. */
const ENOUGH: readonly [ExportUse['purpose'], ExportUse['version'], readonly ConsentScope[]][] = [
  ['share', 'anonymised', ['share-with-named-partner']],
  ['share', 'original', ['share-with-named-partner']],
  ['publish', 'anonymised', ['publish-anonymous', 'publish-quote-anonymous']],
  ['publish', 'original', ['publish-named']],
  ['un-or-osce', 'anonymised', ['submit-to-un-or-osce']],
  ['un-or-osce', 'original', ['submit-to-un-or-osce']],
  ['court', 'anonymised', ['submit-to-court']],
  ['court', 'original', ['submit-to-court']],
];

/** States of one permission: why it stops the anonymised version and the original, or empty text where it does not. */
const STATES: readonly [Omit<Permission, 'scope'>, anonymised: string, original: string][] = [
  [{ answer: 'yes' }, '', ''],
  [{ answer: 'yes', givenAt: 1 }, '', ''],
  [{ answer: 'not-asked' }, 'not-asked', 'not-asked'],
  [{ answer: 'no' }, 'no', 'no'],
  [{ answer: 'ask-first' }, 'ask-first', 'ask-first'],
  [{ answer: 'yes', withdrawnAt: 5 }, 'withdrawn', 'withdrawn'],
  [{ answer: 'yes', givenAt: 5, withdrawnAt: 5 }, 'withdrawn', 'withdrawn'],
  [{ answer: 'yes', givenAt: 6, withdrawnAt: 5 }, '', ''],
  [{ answer: 'no', givenAt: 6, withdrawnAt: 5 }, 'no', 'no'],
  [{ answer: 'ask-first', withdrawnAt: 5 }, 'withdrawn', 'withdrawn'],
  [{ answer: 'yes', expires: '2026-11-26' }, 'expired', 'expired'],
  [{ answer: 'yes', expires: TODAY }, '', ''],
  [{ answer: 'yes', expires: '2026-11' }, 'expired', 'expired'],
  [{ answer: 'yes', expires: '2026~' }, 'expired', 'expired'],
  [{ answer: 'yes', expires: '2027' }, '', ''],
  [{ answer: 'ask-first', expires: '2020' }, 'expired', 'expired'],
  [{ answer: 'yes', audience: ['  memory   HOUSE '] }, '', ''],
  [{ answer: 'yes', audience: [] }, '', ''],
  [{ answer: 'yes', audience: ['Memory'] }, 'audience', 'audience'],
  [{ answer: 'yes', audience: ['Memory House', 'Other'] }, '', ''],
  [{ answer: 'yes', identityLevel: 'named' }, '', ''],
  [{ answer: 'yes', identityLevel: 'role-and-place' }, '', 'identity'],
  [{ answer: 'yes', identityLevel: 'role-and-region' }, '', 'identity'],
  [{ answer: 'yes', identityLevel: 'role-only' }, '', 'identity'],
  [{ answer: 'yes', identityLevel: 'nothing' }, '', 'identity'],
  [{ answer: 'yes', withheld: [] }, '', ''],
  [{ answer: 'yes', withheld: ['voice'] }, '', 'identity'],
  [{ answer: 'yes', conditions: 'not in spring', territory: 'abroad' }, '', ''],
];

function consentOf(permissions: readonly Permission[]): Consent {
  return permissions.reduce(withPermission, NO_CONSENT);
}

const allGiven = CONSENT_SCOPES.map((scope): Permission => ({ scope, answer: 'yes' }));

describe('what may leave', () => {
  it('follows the table for every permission, purpose, version and state', () => {
    let cells = 0;
    for (const [purpose, version, needed] of ENOUGH)
      for (const scope of CONSENT_SCOPES)
        for (const [state, anonymised, original] of STATES) {
          const consent = consentOf([...allGiven, { scope, ...state }]);
          const why = version === 'anonymised' ? anonymised : original;
          const expected =
            needed.includes(scope) && why !== '' ? { scope, reason: why } : undefined;
          const use = { purpose, version, today: TODAY, recipients: [PARTNER] };
          expect([purpose, version, state, consentBlock(consent, use)]).toEqual([
            purpose,
            version,
            state,
            expected,
          ]);
          cells += 1;
        }
    expect(cells).toBe(8 * 13 * STATES.length);
  });

  it('is nothing on the word of other permissions, and all that is needed with no other', () => {
    for (const [purpose, version, needed] of ENOUGH) {
      const use = { purpose, version, today: TODAY };
      const others = allGiven.filter(({ scope }) => !needed.includes(scope));
      expect(consentBlock(consentOf(others), use)?.reason).toBe('not-asked');
      const alone = allGiven.filter(({ scope }) => needed.includes(scope));
      expect(consentBlock(consentOf(alone), use)).toBeUndefined();
    }
  });

  it('names the gravest reason where several permissions are needed', () => {
    const use = { purpose: 'publish', version: 'anonymised', today: TODAY } as const;
    const consent = consentOf([
      { scope: 'publish-anonymous', answer: 'not-asked' },
      { scope: 'publish-quote-anonymous', answer: 'yes', withdrawnAt: 1 },
    ]);
    expect(consentBlock(consent, use)).toEqual({
      scope: 'publish-quote-anonymous',
      reason: 'withdrawn',
    });
  });

  it('is nothing while it is in doubt whether the speaker could agree', () => {
    const doubt = { ...EMPTY_SESSION, capacity: 'in-doubt' } as const;
    const adult = { ...EMPTY_SESSION, capacity: 'adult' } as const;
    const use = { purpose: 'court', version: 'original', today: TODAY } as const;
    const given = consentOf(allGiven);
    expect(consentBlock({ ...given, sessions: [adult, doubt] }, use)?.reason).toBe('in-doubt');
    expect(consentBlock({ ...given, sessions: [doubt, adult] }, use)).toBeUndefined();
  });

  it('is for every recipient or not at all, for the own vault always, for a passphrase never', () => {
    const consent = consentOf([
      { scope: 'share-with-named-partner', answer: 'yes', audience: [PARTNER] },
    ]);
    const reasonFor = (recipients: readonly string[] | undefined) =>
      consentBlock(consent, { purpose: 'share', version: 'anonymised', today: TODAY, recipients })
        ?.reason;
    expect(reasonFor(undefined)).toBeUndefined();
    expect(reasonFor([])).toBeUndefined();
    expect(reasonFor([PARTNER, 'Aliya'])).toBe('audience');
    expect(reasonFor([''])).toBe('audience');
    expect(mayShare(consent)).toBe(true);
  });

  it('is told in the list with its last day, for a translation too', () => {
    const shared = consentOf([
      { scope: 'share-with-named-partner', answer: 'yes', expires: '2027' },
    ]);
    const header = (record: Partial<InterviewRecord>) =>
      headerOf('id' as InterviewId, { record: { ...EMPTY_RECORD, ...record }, text: '' }, 1);
    const original = header({ consent: shared });
    expect(original).toMatchObject({ mayShare: true, mayShareUntil: '2027' });
    const translation = headerOfTranslation(original, header({ translationOf: original.id }));
    expect(translation).toMatchObject({ mayShare: true, mayShareUntil: '2027' });
    expect(header({})).not.toHaveProperty('mayShareUntil');
  });

  it('is told with its conditions, and with the bodies that all needed permissions name', () => {
    const consent = {
      ...consentOf([
        { scope: 'publish-anonymous', answer: 'yes', audience: ['A', 'B'], territory: 'abroad' },
        { scope: 'publish-quote-anonymous', answer: 'yes', audience: ['b '], conditions: 'later' },
        { scope: 'publish-named', answer: 'yes', conditions: 'not this' },
      ]),
      conditions: 'in all',
    };
    expect(spokenLimits(consent, { purpose: 'publish', version: 'anonymised' })).toEqual({
      conditions: ['in all', 'later'],
      territory: ['abroad'],
      audience: ['B'],
    });
    expect(spokenLimits(NO_CONSENT, { purpose: 'share', version: 'original' }).audience).toBe(
      undefined,
    );
  });
});

const RECORD: InterviewRecord = {
  ...EMPTY_RECORD,
  date: '1998-11-26',
  place: { name: 'Stall 14', published: 'Northern district', level: 'district' },
  role: 'witness',
  occupation: 'occ.teacher',
  sex: 'female',
  employer: { name: 'School 7', published: 'a village school' },
};

/** Written by hand: what each level lets out of the record above, of a district and of a region. */
const TOLD = {
  named: 'role occupation sex employer place date',
  'role-and-place': 'role occupation place date',
  'role-and-region': 'role occupation date',
  'role-only': 'role occupation',
  nothing: '',
} as const;

const told = (facts: DisclosedFacts) => KEY_FACTS.filter((fact) => facts[fact] !== '').join(' ');

describe('what the anonymised version tells', () => {
  it.each(IDENTITY_LEVELS)('is no more than the level “%s” of any needed permission', (level) => {
    for (const [purpose, version, needed] of ENOUGH)
      for (const scope of version === 'anonymised' ? CONSENT_SCOPES : []) {
        const limited: Permission = { scope, answer: 'yes', identityLevel: level };
        const record = { ...RECORD, consent: consentOf([...allGiven, limited]) };
        const expected = needed.includes(scope) ? TOLD[level] : TOLD.named;
        expect(told(disclosedFacts(record, purpose))).toBe(expected);
        const back = KEY_FACTS.filter((fact) => !expected.split(' ').includes(fact));
        expect(heldBackFacts(record, purpose)).toEqual(back);
      }
  });

  it('has a region at “role and region”, and no level of a place that is not told', () => {
    const at = (level: 'district' | 'region', identityLevel: 'role-and-region' | 'role-only') =>
      disclosedFacts({
        ...RECORD,
        place: { ...RECORD.place, level },
        consent: consentOf([{ scope: 'share-with-named-partner', answer: 'yes', identityLevel }]),
      });
    expect(at('region', 'role-and-region')).toMatchObject({ placeLevel: 'region' });
    expect(at('district', 'role-and-region')).toMatchObject({ place: '', placeLevel: 'withheld' });
    expect(at('region', 'role-only')).toMatchObject({ place: '', placeLevel: 'withheld' });
  });

  it('leaves out what a permission withholds', () => {
    const consent = consentOf([
      { scope: 'share-with-named-partner', answer: 'yes', withheld: ['employer', 'gender'] },
    ]);
    expect(told(disclosedFacts({ ...RECORD, consent }))).toBe('role occupation place date');
  });
});

const day = fc.constantFrom('', '2020', '2026-11-26', TODAY, '2026~', '2027-01');
const permission = (scope: ConsentScope) =>
  fc.record(
    {
      scope: fc.constant(scope),
      answer: fc.constantFrom('not-asked', 'yes', 'no', 'ask-first'),
      audience: fc.subarray([PARTNER, 'Aliya', 'Timur']),
      expires: day,
      identityLevel: fc.constantFrom(...IDENTITY_LEVELS),
      withheld: fc.subarray([...CONSENT_WITHHELD]),
      givenAt: fc.nat(9),
      withdrawnAt: fc.nat(9),
    },
    { requiredKeys: ['scope', 'answer'] },
  );
const consents = fc
  .tuple(...CONSENT_SCOPES.map((scope) => fc.option(permission(scope), { nil: undefined })))
  .map((all) => consentOf(all.flatMap((one) => one ?? [])));
const uses = fc.record({
  purpose: fc.constantFrom(...EXPORT_PURPOSES),
  version: fc.constantFrom('anonymised', 'original'),
  today: fc.constant(TODAY),
  recipients: fc.option(fc.subarray([PARTNER, 'Aliya', '']), { nil: undefined }),
});

type Restriction = (permission: Permission) => Permission;
const narrower = fc.constantFrom(...IDENTITY_LEVELS).map(
  (wished): Restriction =>
    (one) => {
      const ranks = [one.identityLevel ?? 'named', wished].map((l) => IDENTITY_LEVELS.indexOf(l));
      return { ...one, identityLevel: IDENTITY_LEVELS[Math.max(...ranks)] ?? 'nothing' };
    },
);
const restrictions: fc.Arbitrary<Restriction> = fc.oneof(
  fc.constantFrom<Permission['answer']>('no', 'not-asked').map(
    (answer): Restriction =>
      (one) => ({ ...one, answer }),
  ),
  fc.constant<Restriction>((one) => (one.answer === 'yes' ? { ...one, answer: 'ask-first' } : one)),
  fc.constant<Restriction>((one) => ({ ...one, withdrawnAt: 99 })),
  fc.constant<Restriction>((one) => ({ ...one, expires: '2020' })),
  fc.constant<Restriction>((one) => ({
    ...one,
    audience: one.audience?.length ? one.audience.slice(0, 1) : [PARTNER],
  })),
  fc.constantFrom(...CONSENT_WITHHELD).map(
    (fact): Restriction =>
      (one) => ({ ...one, withheld: [...(one.withheld ?? []), fact] }),
  ),
  narrower,
);

describe('a restriction', () => {
  it('never lets more out', () => {
    fc.assert(
      fc.property(
        consents,
        uses,
        fc.constantFrom(...CONSENT_SCOPES),
        restrictions,
        (before, use, scope, restrict) => {
          const there = before.permissions.find((one) => one.scope === scope);
          const after = withPermission(before, restrict(there ?? { scope, answer: 'not-asked' }));
          if (consentBlock(before, use)) expect(consentBlock(after, use)).toBeDefined();
          const facts = (consent: Consent) => disclosedFacts({ ...RECORD, consent }, use.purpose);
          for (const fact of KEY_FACTS)
            if (facts(before)[fact] === '') expect(facts(after)[fact]).toBe('');
        },
      ),
    );
  });

  it('is every withdrawal, whatever was said before and whatever the clock says', () => {
    fc.assert(
      fc.property(
        consents,
        uses,
        fc.subarray([...CONSENT_SCOPES]),
        fc.nat(9),
        (before, use, scopes, at) => {
          const after = withdrawn(before, { scopes, at, via: '', note: '' });
          const needed =
            ENOUGH.find(
              ([purpose, version]) => purpose === use.purpose && version === use.version,
            )?.[2] ?? [];
          if (needed.some((scope) => scopes.includes(scope)))
            expect(consentBlock(after, use)?.reason).toBe('withdrawn');
          else expect(consentBlock(after, use)).toEqual(consentBlock(before, use));
        },
      ),
    );
  });
});
