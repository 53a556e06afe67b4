import { recipientKind } from '../../../core/bundle/recipients.ts';
import { isPassphraseStrong } from '../../../core/domain/passphrase.ts';
import type { Contact } from '../../../core/domain/contact.ts';
import { type ExportPurpose, isForAll } from '../../../core/domain/export-permission.ts';
import type { ContactId, InterviewId } from '../../../core/domain/ids.ts';
import type { ExportPlan, ExportPreview } from '../../vault/api.ts';
import type { Library } from '../../vault/library.ts';
import { type FindingPassage, passagesOf, reasonFor } from './finding-passages.ts';

export const EXPORT_STEPS = [
  'what',
  'version',
  'formats',
  'check',
  'recipients',
  'review',
  'write',
] as const;
export type ExportStep = (typeof EXPORT_STEPS)[number];

/** All that has been chosen so far, without the passphrase of the bundle. */
export interface ExportDraft {
  readonly step: ExportStep;
  readonly chosen: readonly InterviewId[];
  readonly version: ExportPlan['version'];
  readonly purpose: ExportPurpose;
  /** The confirmation word was typed for exactly these interviews in this version. */
  readonly isOriginalConfirmed: boolean;
  readonly formats: ExportPlan['formats'];
  readonly allowed: ExportPlan['allowed'];
  readonly sealedWith: 'keys' | 'passphrase';
  readonly recipients: readonly ContactId[];
  readonly toSelf: boolean;
}

export const EMPTY_DRAFT: ExportDraft = {
  step: 'what',
  chosen: [],
  version: 'anonymised',
  purpose: 'share',
  isOriginalConfirmed: false,
  formats: [],
  allowed: [],
  sealedWith: 'keys',
  recipients: [],
  toSelf: false,
};

// A draft outlives the screen, so that looking at a finding loses nothing; it dies with the library at lock.
const drafts = new WeakMap<Library, ExportDraft>();

export function keepDraft(library: Library, draft: ExportDraft): void {
  drafts.set(library, draft);
}

/** The draft to go on with. Never beyond the leak check: the interviews may have changed meanwhile. */
export function keptDraft(library: Library): ExportDraft {
  const draft = drafts.get(library) ?? EMPTY_DRAFT;
  const here = new Set(library.snapshot().interviews.map((header) => header.id));
  const chosen = draft.chosen.filter((id) => here.has(id));
  const kept = chosen.length === draft.chosen.length ? draft : changed(draft, { chosen });
  const isOpen = kept.version === 'original' && !kept.isOriginalConfirmed;
  const farthest = EXPORT_STEPS.indexOf(isOpen ? 'version' : 'check');
  const at = Math.min(EXPORT_STEPS.indexOf(kept.step), farthest);
  return { ...kept, step: EXPORT_STEPS[at] ?? 'what' };
}

/** With another choice of interviews, version or purpose, the confirmation has to be typed again. */
export function changed(draft: ExportDraft, part: Partial<ExportDraft>): ExportDraft {
  const isOther =
    part.chosen !== undefined ||
    (part.version !== undefined && part.version !== draft.version) ||
    (part.purpose !== undefined && part.purpose !== draft.purpose);
  return { ...draft, ...(isOther && { isOriginalConfirmed: false }), ...part };
}

/** After a bundle was written: what was allowed and confirmed was so for that bundle alone. */
export function finished(draft: ExportDraft): ExportDraft {
  return { ...draft, step: 'what', allowed: [], isOriginalConfirmed: false };
}

export function unsettled(
  preview: ExportPreview,
  allowed: ExportPlan['allowed'],
): readonly FindingPassage[] {
  return passagesOf(preview.findings).filter((one) => reasonFor(one, allowed) === undefined);
}

/** Those who will receive the bundle, as `ExportUse.recipients` has them; the own vault is nobody else. */
export function receivers(draft: ExportDraft, contacts: readonly Contact[]): readonly string[] {
  if (draft.sealedWith === 'passphrase') return [''];
  return contacts.filter(({ id }) => draft.recipients.includes(id)).map(({ name }) => name);
}

/** Interviews that may leave, but not to these. */
export function notForThem(
  preview: ExportPreview,
  names: readonly string[],
): ExportPreview['shaped'] {
  return preview.shaped.filter(({ audience }) => !isForAll(names, audience));
}

/** Interviews that go into the bundle: the chosen ones that no consent keeps back from these receivers. */
export function leaving(
  draft: ExportDraft,
  preview: ExportPreview,
  names: readonly string[] = [],
): readonly InterviewId[] {
  const back = new Set([...preview.blocked, ...notForThem(preview, names)].map(({ id }) => id));
  return draft.chosen.filter((id) => !back.has(id));
}

/** What the worker is asked to write. Allowances that fit no finding any more are left out. */
export function finalPlan(
  draft: ExportDraft,
  preview: ExportPreview,
  names: readonly string[],
): ExportPlan {
  const found = new Set(preview.findings.map((finding) => finding.key));
  return {
    interviews: leaving(draft, preview, names),
    version: draft.version,
    formats: draft.formats,
    purpose: draft.purpose,
    allowed: draft.allowed.filter((one) => found.has(one.key)),
  };
}

/** What a step is judged by beside the draft. */
export interface StepFacts {
  readonly preview: ExportPreview | undefined;
  /** Recipients `age1…` that are ticked, own key included. */
  readonly recipients: readonly string[];
  /** The same people by name, see `receivers`. */
  readonly names: readonly string[];
  readonly passphrase: string;
  readonly repeated: string;
}

export type StepProblem =
  | 'nothingChosen'
  | 'notConfirmed'
  | 'notChecked'
  | 'findingsLeft'
  | 'nothingLeaves'
  | 'nobody'
  | 'mixedKinds'
  | 'notForThem'
  | 'weak'
  | 'differs';

function sealingProblem(draft: ExportDraft, facts: StepFacts): StepProblem | undefined {
  if (draft.sealedWith === 'passphrase') {
    if (!isPassphraseStrong(facts.passphrase)) return 'weak';
    return facts.repeated === facts.passphrase ? undefined : 'differs';
  }
  if (facts.recipients.length === 0) return 'nobody';
  return new Set(facts.recipients.map(recipientKind)).size > 1 ? 'mixedKinds' : undefined;
}

/** Why the wizard cannot go on from the step, or undefined when it can. */
export function stepProblem(
  step: ExportStep,
  draft: ExportDraft,
  facts: StepFacts,
): StepProblem | undefined {
  const { preview } = facts;
  switch (step) {
    case 'what':
      return draft.chosen.length === 0 ? 'nothingChosen' : undefined;
    case 'version':
      return draft.version === 'original' && !draft.isOriginalConfirmed
        ? 'notConfirmed'
        : undefined;
    case 'check':
      if (!preview) return 'notChecked';
      if (unsettled(preview, draft.allowed).length > 0) return 'findingsLeft';
      return leaving(draft, preview).length === 0 ? 'nothingLeaves' : undefined;
    case 'recipients':
      return (
        sealingProblem(draft, facts) ??
        (preview && leaving(draft, preview, facts.names).length === 0 ? 'notForThem' : undefined)
      );
    case 'formats':
    case 'review':
    case 'write':
      return undefined;
    default:
      return step satisfies never;
  }
}
