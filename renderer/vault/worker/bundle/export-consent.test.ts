import { describe, expect, test } from 'vitest';
import type { BundleLock } from '../../../../core/bundle/recipients.ts';
import { NO_CONSENT, type Permission, withPermission } from '../../../../core/domain/consent.ts';
import type { Interview } from '../../../../core/domain/interview.ts';
import type { ExportPlan } from '../../api.ts';
import {
  exampleInterview,
  exampleParts,
  examplePlan,
  MemoryFile,
  sourceOf,
} from './bundle-fixture.ts';
import { previewExport, writeExport, type WriteParts } from './export-bundle.ts';
import { openBundle } from './open-bundle.ts';
import { loadAgeIdentity, newAgeIdentity } from './own-keys.ts';

const own = await loadAgeIdentity(newAgeIdentity());
const LOCK: BundleLock = { kind: 'x25519', recipients: [own.recipient] };

/** An interview that may be shared within these limits. */
function given(n: number, limits: Partial<Permission>): Interview {
  const interview = exampleInterview(n);
  const permission: Permission = { scope: 'share-with-named-partner', answer: 'yes', ...limits };
  const consent = withPermission(NO_CONSENT, permission);
  return { ...interview, record: { ...interview.record, consent } };
}

async function write(
  interviews: readonly Interview[],
  { plan, parts: more }: { plan?: Partial<ExportPlan>; parts?: Partial<WriteParts> } = {},
) {
  const file = new MemoryFile();
  const parts = { ...(await exampleParts(interviews)), file, ...more };
  const written = await writeExport({ ...examplePlan(interviews), ...plan }, LOCK, parts);
  return { ...written, file };
}

async function open(file: MemoryFile) {
  return openBundle(sourceOf(file.whole()), {
    identities: [own.key],
    contacts: [],
    ownSigningKeys: [],
  });
}

describe('consent in a bundle', () => {
  test('shows what consent holds back of those that may leave, and what only people can keep', async () => {
    const limits = {
      identityLevel: 'role-only',
      withheld: ['name', 'age'],
      territory: 'abroad',
    } as const;
    const interviews = [given(1, limits), given(2, {})];
    const preview = await previewExport(examplePlan(interviews), await exampleParts(interviews));
    expect(preview.shaped).toEqual([
      {
        id: interviews[0]?.id,
        code: 'INT-001',
        heldBack: ['place', 'date'],
        inText: ['age'],
        conditions: [],
        territory: ['abroad'],
        audience: undefined,
      },
    ]);
    const told = preview.disclosure?.small.find(({ code }) => code === 'INT-001');
    expect(told?.facts).toMatchObject({ role: 'witness', place: '', date: '' });
  });

  test('is made for its recipients and its purpose, on its day', async () => {
    const limited = given(1, { audience: ['Timur'], expires: '2026-11-23' });
    const free = given(2, {});
    const codes = async (parts: Partial<WriteParts>, plan: Partial<ExportPlan> = {}) => {
      const { file, interviews } = await write([limited, free], { parts, plan });
      const { interviews: there } = await open(file);
      expect(interviews).toHaveLength(there.length);
      return there.map(({ code }) => code);
    };
    expect(await codes({ recipients: ['timur'] })).toEqual(['INT-001', 'INT-002']);
    expect(await codes({ recipients: ['Timur', 'Aliya'] })).toEqual(['INT-002']);
    expect(await codes({ recipients: [''] })).toEqual(['INT-002']);
    expect(await codes({ recipients: ['Timur'], today: '2026-11-24' })).toEqual(['INT-002']);
    const toCourt = write([limited, free], { plan: { purpose: 'court' } });
    await expect(toCourt).rejects.toMatchObject({ code: 'export-empty' });
  });

  test('tells no more of the speaker than consent allows, in any file', async () => {
    const { file } = await write([given(1, { identityLevel: 'role-only' })]);
    const view = JSON.stringify(await open(file));
    expect(view).toContain('occ.trader');
    expect(view).not.toMatch(/Northern|1998/);
    const original = write([given(1, { identityLevel: 'role-only' })], {
      plan: { version: 'original' },
    });
    await expect(original).rejects.toMatchObject({ code: 'export-empty' });
  });
});
