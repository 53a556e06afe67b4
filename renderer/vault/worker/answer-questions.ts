import { errorCode } from '../../../core/errors.ts';
import type { FromHelper, ToHelper } from './helper.ts';

declare const self: DedicatedWorkerGlobalScope;

/**
 * All that a helper's entry does: it answers what `Helper` asks, one question after the other, since taking turns all
 * would be late.
 * @param transferred what of an answer goes away from here
 */
export function answerQuestions<Question, Answer>(
  answer: (question: Question) => Promise<Answer>,
  transferred: (answer: Answer) => Transferable[] = () => [],
): void {
  let last: Promise<void> = Promise.resolve();
  function post(message: FromHelper<Answer>, transfer: Transferable[] = []): void {
    self.postMessage(message, transfer);
  }
  async function one({ id, question }: ToHelper<Question>): Promise<void> {
    try {
      const done = await answer(question);
      post({ id, answer: done }, transferred(done));
    } catch (error) {
      post({ id, code: errorCode(error) });
    }
  }
  self.addEventListener('message', ({ data }: MessageEvent<ToHelper<Question>>) => {
    last = last.then(() => one(data));
  });
  post({});
}
