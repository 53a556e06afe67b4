import type { Detector } from '../../core/anonymise/model/detector.ts';
import type { ModelSpan } from '../../core/anonymise/model/model-span.ts';
import type { Steps } from '../../core/anonymise/steps.ts';

// oxlint-disable-next-line require-yield -- it has nothing to do
function* nobody(): Steps<ModelSpan[]> {
  return [];
}

/** For tests of other things: a detector that finds nobody. */
export const noDetector = async (): Promise<Detector> => ({
  find: () => [],
  reader: () => ({ read: nobody }),
});
