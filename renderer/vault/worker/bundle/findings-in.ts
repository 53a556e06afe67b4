import { joinScanners, type LeakScanner } from '../../../../core/anonymise/leak-scan.ts';
import type { Steps } from '../../../../core/anonymise/steps.ts';
import { scanEntry } from '../../../../core/bundle/leaks.ts';
import type { InterviewId } from '../../../../core/domain/ids.ts';
import type { ExportPlan, LeakFinding } from '../../api.ts';
import { inTurns } from '../in-turns.ts';
import { type BundleContent, ensureNotCancelled, type MadeEntry } from './bundle-content.ts';

export interface SearchParts {
  readonly scanner: LeakScanner;
  /** What must not stand in the files of one interview, though it may in those of others. */
  readonly ownScanner?: (id: InterviewId) => LeakScanner | undefined;
  readonly signal?: AbortSignal;
}

function* untilCancelled<T>(steps: Steps<T>, signal: AbortSignal | undefined): Steps<T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    ensureNotCancelled(signal);
    yield;
  }
}

/** Findings in a finished file. The original version names people by intent and is not searched. */
export async function findingsIn(
  entry: MadeEntry,
  plan: ExportPlan,
  { scanner, ownScanner, signal }: SearchParts,
  sources: BundleContent['sources'] = new Map(),
): Promise<LeakFinding[]> {
  if (plan.version === 'original') return [];
  const own = entry.interview && ownScanner?.(entry.interview.id);
  const leaks = await scanEntry(entry, own ? joinScanners(scanner, own) : scanner, {
    ownerOf(owner) {
      const id = sources.get(owner)?.id;
      return id && { id, scanner: ownScanner?.(id) };
    },
    inTurns: (steps) => inTurns(untilCancelled(steps, signal)),
  });
  return Promise.all(
    leaks.map(async ({ key, kind, found, before, after, inTestimony, owner }) => {
      const source = owner === undefined ? entry.interview : sources.get(owner);
      return {
        key,
        kind,
        found,
        before,
        after,
        entry: entry.path,
        interview: source?.id,
        code: source?.code,
        translation: source?.translation,
        undecided: [],
        at: inTestimony === undefined ? undefined : await source?.toOriginal(inTestimony),
      };
    }),
  );
}
