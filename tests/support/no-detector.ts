import type { Detector } from '../../core/anonymise/model/detector.ts';

/** For tests of other things: a detector that finds nobody. */
export const noDetector = async (): Promise<Detector> => ({ find: () => [] });
