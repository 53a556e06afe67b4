import { AppError, type ErrorCode } from '../../../core/errors.ts';
import { startHelper } from './start-helper.ts';

export interface ToHelper<Question> {
  readonly id: number;
  readonly question: Question;
}

/** The first message, when the helper has started, has neither answer nor code. */
export interface FromHelper<Answer> {
  readonly id?: number;
  readonly answer?: Answer;
  readonly code?: ErrorCode;
}

/** A helper that is asked several questions: `answerQuestions` is its other side. */
export class Helper<Question, Answer> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, PromiseWithResolvers<Answer>>();
  readonly #started = Promise.withResolvers<boolean>();
  readonly #broken: ErrorCode;
  #nextId = 1;
  #ended: ErrorCode | undefined;

  /** @param broken what its questions fail with when it breaks, or fails for a reason that has no code */
  constructor(name: Parameters<typeof startHelper>[0], broken: ErrorCode) {
    this.#broken = broken;
    this.#worker = startHelper(name);
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromHelper<Answer>>) =>
      this.#take(data),
    );
    for (const type of ['error', 'messageerror'])
      this.#worker.addEventListener(type, (event) => {
        event.preventDefault(); // whoever asked is told
        this.end(broken);
      });
  }

  /** False when it did not start. */
  get started(): Promise<boolean> {
    return this.#started.promise;
  }

  /** How many questions wait for their answers. */
  get load(): number {
    return this.#ended ? Number.POSITIVE_INFINITY : this.#waiting.size;
  }

  /** @throws AppError with the helper's code, or that with which it ended */
  ask(question: Question, transfer: Transferable[] = []): Promise<Answer> {
    if (this.#ended) return Promise.reject(new AppError(this.#ended, 'the helper has ended'));
    const id = this.#nextId;
    this.#nextId += 1;
    const asked = Promise.withResolvers<Answer>();
    this.#waiting.set(id, asked);
    const message: ToHelper<Question> = { id, question };
    this.#worker.postMessage(message, transfer);
    return asked.promise;
  }

  /** Whatever it was doing. */
  end(code: ErrorCode = 'cancelled'): void {
    this.#ended ??= code;
    this.#worker.terminate();
    this.#started.resolve(false);
    for (const { reject } of this.#waiting.values()) reject(new AppError(code, 'the helper ended'));
    this.#waiting.clear();
  }

  #take({ id, answer, code }: FromHelper<Answer>): void {
    if (id === undefined) {
      this.#started.resolve(true);
      return;
    }
    const asked = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (!code) asked?.resolve(answer as Answer);
    else
      asked?.reject(
        new AppError(code === 'internal' ? this.#broken : code, 'the helper could not'),
      );
  }
}
