/** The vault worker as the session sees it: answers at once, unless it is told to hold or to fail. */
import { vi } from 'vitest';
import type { InterviewId } from '../../core/domain/ids.ts';
import { EMPTY_RECORD, type InterviewHeader } from '../../core/domain/interview.ts';
import type { ErrorCode } from '../../core/errors.ts';
import { headerOf } from '../../core/vault/interview-header.ts';
import type { Route } from './route.ts';
import type { FromWorker, InterviewEdit, ToWorker } from '../vault/api.ts';
import type { ReplayReport } from '../vault/calls/pending-calls.ts';

export const A = 'aaaaaaaa-0000-4000-8000-000000000000' as InterviewId;
export const B = 'bbbbbbbb-0000-4000-8000-000000000000' as InterviewId;

const AES = { name: 'AES-GCM', length: 256 } as const;
export const sealKey = await crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt']);
const EMPTY = { record: EMPTY_RECORD, text: '' };
export const NO_NEWS: ReplayReport = { putBack: [], waiting: [], isUnreadable: false };

/** The worker's side: two empty interviews, and saves that can be held or fail. */
export class FakeWorker extends EventTarget {
  readonly asked: string[] = [];
  readonly saved: InterviewEdit[] = [];
  readonly terminate = vi.fn<() => void>();
  failing: ErrorCode | undefined;
  unlockFailing: ErrorCode | undefined;
  /** Beside the two. */
  translations: readonly InterviewHeader[] = [];
  replay = NO_NEWS;
  /** Where the person was when it was locked. */
  place: Route | undefined;
  /** What becomes of a vault that is made. */
  onCreate: (vault: { id: string; name: string }) => ErrorCode | undefined = () => undefined;
  /** Calls of these names wait until the promise resolves. */
  held: Partial<Record<string, Promise<void>>> = {};

  postMessage(message: ToWorker): void {
    if (message.type === 'call') void this.#answer(message);
  }

  async #answer({ id, name, args }: Extract<ToWorker, { type: 'call' }>): Promise<void> {
    this.asked.push(name);
    if (name === 'unlock') this.#tell(id);
    await this.held[name];
    const saves = name === 'saveInterview' || name === 'openInterview' ? this.failing : undefined;
    const fails = name === 'unlock' ? this.unlockFailing : saves;
    const code = name === 'create' ? this.onCreate(args as { id: string; name: string }) : fails;
    const data: FromWorker = {
      type: 'result',
      id,
      result: code
        ? { ok: false, code, message: '' }
        : { ok: true, value: this.#value(name, args) },
    };
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  #tell(id: number): void {
    const data: FromWorker = { type: 'part', id, part: { newer: this.#headers() } };
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  #headers(): readonly InterviewHeader[] {
    return [headerOf(A, EMPTY, 1), headerOf(B, EMPTY, 1), ...this.translations];
  }

  #value(name: string, args: unknown): unknown {
    switch (name) {
      case 'createInterview':
        return { id: A, ...EMPTY };
      case 'openInterview':
        return { id: (args as { id: InterviewId }).id, ...EMPTY };
      case 'saveInterview': {
        const edit = args as InterviewEdit;
        this.saved.push(edit);
        return { savedAt: 1, header: headerOf(edit.id, EMPTY, 1) };
      }
      case 'interviews':
        return this.#headers();
      case 'pendingSealKey':
        return sealKey;
      case 'place':
        return this.place && JSON.stringify(this.place);
      case 'replayPending':
        return this.replay;
      case 'retiredCodes':
      case 'people':
      case 'codebook':
      case 'contacts':
      case 'rules':
        return [];
      default:
        return undefined;
    }
  }
}
