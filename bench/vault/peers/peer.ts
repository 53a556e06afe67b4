import type { InterviewHeader, Interview } from '../../../core/domain/interview.ts';
import { type GeneratedInterview, generateInterviews } from '../../generate-interviews.ts';

/** Another way to keep interviews. All are driven through the same worker hop, so only what lies behind it differs. */
export interface PeerStore {
  open(): Promise<void>;
  put(interview: Interview): Promise<void>;
  get(id: string): Promise<unknown>;
  /** Everything that is given, durable when it resolves. */
  bulk(interviews: readonly Interview[]): Promise<void>;
  /** Reads every interview, in runs as the store does best. @returns how many */
  all(): Promise<number>;
  putHeaders(headers: readonly InterviewHeader[]): Promise<void>;
  headers(): Promise<readonly InterviewHeader[]>;
  /** Headers whose code or place holds this. */
  filter(word: string): Promise<readonly InterviewHeader[]>;
  /** Leaves nothing on the disk. */
  remove(): Promise<void>;
}

/** What the page asks of a peer's worker; the answer is the value, or the milliseconds of the work alone. */
export type PeerCall =
  | { readonly name: 'ready' | 'open' | 'all' | 'headers' | 'remove' }
  | { readonly name: 'put'; readonly interview: Interview }
  | { readonly name: 'get'; readonly id: string }
  | { readonly name: 'filter'; readonly word: string }
  | { readonly name: 'bulk'; readonly count: number }
  | { readonly name: 'putHeaders'; readonly headers: readonly InterviewHeader[] };

/** Rows in one write of a bulk save, on every side. */
export const BULK_ROWS = 512;
let generated: readonly Interview[] = [];

/** The interviews of a bulk save under fresh ids; making them is not measured. */
export function bulkInterviews(count: number): readonly Interview[] {
  if (generated.length !== count)
    generated = [...generateInterviews(count)].map((one: GeneratedInterview) => ({
      id: crypto.randomUUID() as Interview['id'],
      ...one,
    }));
  return generated;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export function answerWith(store: PeerStore): void {
  const answer = async (call: PeerCall): Promise<unknown> => {
    switch (call.name) {
      case 'bulk': {
        const interviews = bulkInterviews(call.count);
        return timed(async () => {
          for (let at = 0; at < interviews.length; at += BULK_ROWS)
            await store.bulk(interviews.slice(at, at + BULK_ROWS));
        });
      }
      case 'all':
        return timed(async () => {
          const found = await store.all();
          if (found === 0) throw new Error('nothing was read');
        });
      case 'put':
        return store.put(call.interview);
      case 'filter':
        return store.filter(call.word);
      case 'ready':
        return undefined;
      case 'get':
        return store.get(call.id);
      case 'putHeaders':
        return store.putHeaders(call.headers);
      default:
        return store[call.name]();
    }
  };
  self.addEventListener('message', ({ data }: MessageEvent<{ id: number; call: PeerCall }>) => {
    answer(data.call).then(
      (value) => self.postMessage({ id: data.id, value }),
      (error: unknown) => self.postMessage({ id: data.id, failed: String(error) }),
    );
  });
}
