import { errorCode } from '../../../../core/errors.ts';
import type { FromModelWorker, ToModelWorker } from './model-process.ts';
import { TokenTagger } from './token-tagger.ts';

/** The entry of the worker that runs a model of one's own: its files in, then texts in and spans out. */
declare const self: DedicatedWorkerGlobalScope;

let tagger: Promise<TokenTagger> | undefined;
let tagging: Promise<void> = Promise.resolve();

function post(message: FromModelWorker): void {
  self.postMessage(message);
}

async function answer(message: ToModelWorker): Promise<void> {
  const { id } = message;
  try {
    if (message.type === 'load') {
      tagger = TokenTagger.load(message.files);
      await tagger;
      post({ id, spans: [] });
    } else post({ id, spans: (await (await tagger)?.tag(message.text)) ?? [] });
  } catch (error) {
    const code = errorCode(error);
    post({ id, code: code === 'internal' ? 'model-damaged' : code });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ToModelWorker>) => {
  tagging = tagging.then(() => answer(data));
});

// Nothing here asks for what the policy refuses; what does is not trusted any further, and ends with this.
self.addEventListener('securitypolicyviolation', () => {
  throw new Error('the model asked for what the policy refuses');
});
