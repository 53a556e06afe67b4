import {
  AutoModelForTokenClassification,
  AutoTokenizer,
  env,
  LogLevel,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  Tensor,
} from '@huggingface/transformers';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type { ModelSpan } from '../../../../core/anonymise/model/model-span.ts';
import {
  type ModelConfig,
  readModelConfig,
} from '../../../../core/anonymise/own-model/model-config.ts';
import type { ModelFileName } from '../../../../core/anonymise/own-model/model-files.ts';
import {
  LEAST_SURE,
  labelSpans,
  type WordLabel,
} from '../../../../core/anonymise/own-model/label-spans.ts';
import {
  modelWords,
  type WordWindow,
  wordWindows,
} from '../../../../core/anonymise/own-model/word-windows.ts';
import type { Bytes } from '../../../../core/bytes.ts';
import { AppError } from '../../../../core/errors.ts';

/** Of one word, so that no word fills a window. */
const MOST_TOKENS_OF_WORD = 32;
const MODEL_PATH = 'own-model';

/** Everything that transformers.js could fetch, which is what lies in memory and nothing else. */
function serveOnly(files: ReadonlyMap<string, Bytes>): void {
  env.logLevel = LogLevel.NONE;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = '/';
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.useFS = false;
  env.useFSCache = false;
  env.fetch = (url) => {
    const bytes = files.get(String(url).replace(`/${MODEL_PATH}/`, ''));
    return Promise.resolve(bytes ? new Response(bytes) : new Response(null, { status: 404 }));
  };
  const { wasm } = env.backends.onnx;
  if (!wasm) throw new AppError('internal', 'no WebAssembly backend');
  wasm.wasmPaths = { wasm: new URL(wasmUrl, import.meta.url).href };
  // More threads are workers of a script that our policy refuses.
  wasm.numThreads = 1;
  wasm.proxy = false;
}

interface Frame {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** A model of one's own, ready to label the words of texts. */
export class TokenTagger {
  readonly #config: ModelConfig;
  readonly #tokenizer: PreTrainedTokenizer;
  readonly #model: PreTrainedModel;
  readonly #frame: Frame;

  private constructor(
    config: ModelConfig,
    tokenizer: PreTrainedTokenizer,
    model: PreTrainedModel,
    frame: Frame,
  ) {
    this.#config = config;
    this.#tokenizer = tokenizer;
    this.#model = model;
    this.#frame = frame;
  }

  /** @throws AppError as `readModelConfig`; `model-damaged` when it does not start or answers something else */
  static async load(files: ReadonlyMap<ModelFileName, Bytes>): Promise<TokenTagger> {
    const json = files.get('config.json');
    const weights = [...files].find(([name]) => name.endsWith('.onnx'))?.[1];
    if (!json || !weights) throw new AppError('model-incomplete', 'no configuration or weights');
    const config = readModelConfig(new TextDecoder().decode(json));
    const served = new Map<string, Bytes>([...files].filter(([name]) => !name.endsWith('.onnx')));
    if (!served.has('tokenizer_config.json'))
      served.set('tokenizer_config.json', new TextEncoder().encode('{}'));
    serveOnly(served.set('onnx/model.onnx', weights));
    try {
      const tokenizer = await AutoTokenizer.from_pretrained(MODEL_PATH);
      const model = await AutoModelForTokenClassification.from_pretrained(MODEL_PATH, {
        dtype: 'fp32', // as it is: which of its files it was makes no difference here
        device: 'wasm',
      });
      const tagger = new TokenTagger(config, tokenizer, model, frameOf(tokenizer));
      await tagger.tag('a');
      return tagger;
    } catch (cause) {
      throw new AppError('model-damaged', 'it does not start', { cause });
    } finally {
      served.clear();
    }
  }

  /** @throws AppError `model-damaged` */
  async tag(text: string): Promise<ModelSpan[]> {
    const words = modelWords(text);
    const room = this.#config.maxTokens - this.#frame.before.length - this.#frame.after.length;
    const most = Math.min(MOST_TOKENS_OF_WORD, room);
    const tokens = words.map(({ from, to, isAfterSpace }) =>
      this.#tokenizer
        .encode((isAfterSpace ? ' ' : '') + text.slice(from, to), { add_special_tokens: false })
        .slice(0, most),
    );
    const sizes = tokens.map((one) => one.length);
    const labels: WordLabel[] = [];
    for (const window of wordWindows(sizes, room))
      labels.push(...(await this.#label(tokens, window)));
    return labelSpans(text, words, labels);
  }

  /** Labels of the words that count in a window. */
  async #label(tokens: readonly (readonly number[])[], window: WordWindow): Promise<WordLabel[]> {
    const { before, after } = this.#frame;
    const ids = [...before, ...tokens.slice(window.from, window.to).flat(), ...after];
    const size = [1, ids.length];
    const output = (await this.#model({
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), size),
      attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), size),
    })) as { readonly logits?: Tensor };
    const { logits } = output;
    const count = this.#config.labels.length;
    if (!(logits?.data instanceof Float32Array) || logits.data.length !== ids.length * count)
      throw new AppError('model-damaged', 'not one answer for each label');
    const { data } = logits;
    const labels: WordLabel[] = [];
    let token = before.length;
    for (let word = window.from; word < window.ownTo; word += 1) {
      const own = tokens[word]?.length ?? 0;
      if (word >= window.ownFrom)
        labels.push(this.#labelOf(data.subarray(token * count, (token + own) * count)));
      token += own;
    }
    return labels;
  }

  /** What the surest of a word's tokens is taken for; whether a name begins is said by its first. */
  #labelOf(logits: Float32Array): WordLabel {
    const { labels } = this.#config;
    let best: WordLabel;
    let sureness = LEAST_SURE;
    for (let at = 0; at < logits.length; at += labels.length) {
      const shares = softmax(logits.subarray(at, at + labels.length));
      for (const kind of ['person', 'place', 'organisation'] as const) {
        const sum = (begins: boolean) =>
          labels.reduce(
            (total, label, i) =>
              label.kind === kind && label.begins === begins ? total + (shares[i] ?? 0) : total,
            0,
          );
        const [starts, goesOn] = [sum(true), sum(false)];
        if (starts + goesOn < sureness) continue;
        sureness = starts + goesOn;
        best = { kind, begins: at === 0 && starts > goesOn };
      }
    }
    return best;
  }
}

/** The tokens that this model wants around a text, as its tokenizer puts them. */
function frameOf(tokenizer: PreTrainedTokenizer): Frame {
  const bare = tokenizer.encode('a', { add_special_tokens: false });
  const whole = tokenizer.encode('a');
  const at = whole.findIndex((_, i) => bare.every((id, j) => whole[i + j] === id));
  if (bare.length === 0 || at < 0) throw new AppError('model-damaged', 'it has no word for "a"');
  return { before: whole.slice(0, at), after: whole.slice(at + bare.length) };
}

function softmax(logits: Float32Array): number[] {
  const most = Math.max(...logits);
  const powers = Array.from(logits, (one) => Math.exp(one - most));
  const sum = powers.reduce((total, one) => total + one, 0);
  return powers.map((one) => one / sum);
}
