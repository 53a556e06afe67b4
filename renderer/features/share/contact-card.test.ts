import { describe, expect, it } from 'vitest';
import { formatCard, holdsPrivateKey, inGroups, readCard } from './contact-card.ts';
import { ALIYA, ALIYA_SIGNING, TIMUR } from './vault-for-test.ts';

describe('readCard', () => {
  it('reads what formatCard wrote', () => {
    const card = { recipient: ALIYA, signingKey: ALIYA_SIGNING };
    expect(readCard(formatCard(card))).toEqual({ ok: true, card });
    expect(readCard(formatCard({ recipient: TIMUR }))).toEqual({
      ok: true,
      card: { recipient: TIMUR },
    });
  });

  it('takes both keys from one line, with space and empty lines around', () => {
    expect(readCard(`\n  ${ALIYA}  ${ALIYA_SIGNING} \n\n`)).toEqual({
      ok: true,
      card: { recipient: ALIYA, signingKey: ALIYA_SIGNING },
    });
  });

  it('drops the comment of a signing key: it names a person and a computer', () => {
    const reading = readCard(`${ALIYA}\n${ALIYA_SIGNING} aliya@almaty-laptop`);
    expect(JSON.stringify(reading)).not.toContain('laptop');
    expect(reading.ok).toBe(true);
  });

  it.each([
    ['empty', ' \n '],
    ['recipient', ALIYA_SIGNING],
    ['recipient', `${ALIYA.slice(0, -1)}q`],
    ['recipient', 'age1'],
    ['signing-key', `${ALIYA}\nssh-ed25519 AAAA`],
    ['signing-key', `${ALIYA}\nssh-rsa AAAAB3NzaC1yc2E`],
    ['several', `${ALIYA}\n${TIMUR}`],
    ['private-key', `${ALIYA}\nAGE-SECRET-KEY-1QQQQ`],
    ['private-key', '-----BEGIN OPENSSH PRIVATE KEY-----'],
  ])('refuses as %s: %s', (problem, text) => {
    expect(readCard(text)).toEqual({ ok: false, problem });
  });
});

describe('holdsPrivateKey', () => {
  it.each([['AGE-SECRET-KEY-1ABC'], ['my key: age-secret-key-1abc'], ['AGE-SECRET-KEY-PQ-1ABC']])(
    'finds %s',
    (text) => expect(holdsPrivateKey(text)).toBe(true),
  );

  it.each([[''], ['Aliya'], [ALIYA], [ALIYA_SIGNING]])('lets pass %s', (text) =>
    expect(holdsPrivateKey(text)).toBe(false),
  );
});

it('groups a key by four and loses nothing', () => {
  expect(inGroups('abcdefghij')).toEqual(['abcd', 'efgh', 'ij']);
});
