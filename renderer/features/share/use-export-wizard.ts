import { useState } from 'react';
import { newBundleName } from '../../../core/bundle/bundle-ids.ts';
import type { PublicIdentity } from '../../vault/api.ts';
import type { Library } from '../../vault/library.ts';
import {
  EXPORT_STEPS,
  type ExportDraft,
  type ExportStep,
  finalPlan,
  receivers,
  stepProblem,
  type StepProblem,
  unsettled,
} from './export-draft.ts';
import { type BundleWriteState, useBundleWrite, type WriteJob } from './use-bundle-write.ts';
import { type ChangeDraft, useExportDraft } from './use-export-draft.ts';
import { type LeakCheck, useLeakCheck } from './use-leak-check.ts';
import { useLibrary } from './use-library.ts';

/** The passphrase of a bundle. Lives in the wizard only, never in the draft. */
export interface BundleSecret {
  readonly passphrase: string;
  readonly repeated: string;
}

const NO_SECRET: BundleSecret = { passphrase: '', repeated: '' };

export interface ExportWizardState {
  /** The step on screen; `write` as soon as a place was chosen. */
  readonly step: ExportStep;
  readonly draft: ExportDraft;
  readonly change: ChangeDraft;
  readonly secret: BundleSecret;
  readonly setSecret: (secret: BundleSecret) => void;
  readonly check: LeakCheck;
  readonly checkAgain: () => void;
  readonly writing: BundleWriteState;
  /** What would be written; undefined until the check is through. */
  readonly job: WriteJob | undefined;
  /** The file's name that the save dialog will suggest. */
  readonly fileName: string;
  /** Why it does not go on. */
  readonly obstacle: StepProblem | undefined;
  /** The same, once the person has tried. */
  readonly problem: StepProblem | undefined;
  readonly findingsLeft: number;
  readonly hasMoved: boolean;
  readonly goTo: (step: ExportStep) => void;
  readonly back: () => void;
  readonly next: () => void;
  readonly startOver: () => void;
}

/** Everything the wizard knows and does; the screens only show it. */
export function useExportWizard(
  library: Library,
  identity: PublicIdentity | undefined,
): ExportWizardState {
  const { contacts } = useLibrary(library);
  const { draft, change, finish, restart } = useExportDraft(library);
  const [secret, setSecret] = useState(NO_SECRET);
  const [fileName, setFileName] = useState(newBundleName);
  const [isTried, setTried] = useState(false);
  const [hasMoved, setMoved] = useState(false);
  const at = EXPORT_STEPS.indexOf(draft.step);
  const { check, again } = useLeakCheck(
    library.vault,
    {
      interviews: draft.chosen,
      version: draft.version,
      purpose: draft.purpose,
      formats: draft.formats,
    },
    at >= EXPORT_STEPS.indexOf('check'),
  );
  const writing = useBundleWrite(library.vault, fileName, () => {
    setSecret(NO_SECRET);
    setFileName(newBundleName());
    finish();
  });

  const preview = check.phase === 'done' ? check.preview : undefined;
  const ticked = contacts.filter((contact) => draft.recipients.includes(contact.id));
  const own = draft.toSelf && identity ? [identity.recipient] : [];
  const recipients = [...ticked.map((contact) => contact.recipient), ...own];
  const names = receivers(draft, contacts);
  const obstacle = stepProblem(draft.step, draft, { preview, recipients, names, ...secret });

  function goTo(step: ExportStep) {
    setTried(false);
    setMoved(true);
    writing.reset();
    change({ step });
  }

  function next() {
    const after = EXPORT_STEPS[at + 1];
    if (obstacle) setTried(true);
    else if (after && after !== 'write') goTo(after);
  }

  function job(): WriteJob | undefined {
    if (!preview) return undefined;
    const plan = finalPlan(draft, preview, names);
    return draft.sealedWith === 'passphrase'
      ? { ...plan, recipients: [], passphrase: secret.passphrase }
      : { ...plan, recipients };
  }

  function startOver() {
    writing.reset();
    restart();
  }

  return {
    step: writing.state.phase === 'idle' ? draft.step : 'write',
    draft,
    change,
    secret,
    setSecret,
    check,
    checkAgain: again,
    writing,
    job: job(),
    fileName,
    obstacle,
    problem: isTried ? obstacle : undefined,
    findingsLeft: preview ? unsettled(preview, draft.allowed).length : 0,
    hasMoved,
    goTo,
    back: () => goTo(EXPORT_STEPS[Math.max(0, at - 1)] ?? 'what'),
    next,
    startOver,
  };
}
