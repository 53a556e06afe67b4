import { sealRun } from '../../../../core/bundle/age-stream.ts';
import { answerQuestions } from '../answer-questions.ts';
import { nativeCipher } from './aead.ts';
import type { RunToSeal } from './seal-crew.ts';

/** A helper's entry: runs in, sealed runs out, in the same buffers. */
answerQuestions(
  ({ key, run }: RunToSeal) => sealRun(nativeCipher(key), run),
  (sealed) => [sealed.buffer],
);
