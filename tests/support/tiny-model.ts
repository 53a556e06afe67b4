/**
 * A model for token classification made by hand: it looks each token up in a table, which says for every label how sure it
 * is. The names it knows are ours. Few bytes, and really ONNX: the bytes of the protocol buffers are written here.
 */
type Bytes = Uint8Array<ArrayBuffer>;

const text = new TextEncoder();

function joined(parts: readonly Uint8Array[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return Uint8Array.from([...bytes, left]);
}

/** A field of a message: a number, or bytes (a text, a message, raw values) with their length before them. */
function field(number: number, value: number | string | Uint8Array): Uint8Array {
  if (typeof value === 'number') return joined([varint(number * 8), varint(value)]);
  const bytes = typeof value === 'string' ? text.encode(value) : value;
  return joined([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

const message = (...fields: readonly Uint8Array[]): Bytes => joined(fields);

const FLOAT = 1;
const INT64 = 7;

/** A tensor of two or three dimensions, of which the first ones are open. */
function valueInfo(name: string, type: number, last?: number): Bytes {
  const open = ['batch', 'sequence'].map((dimension) => field(1, message(field(2, dimension))));
  const fixed = last === undefined ? [] : [field(1, message(field(1, last)))];
  const shape = field(2, message(...open, ...fixed));
  return message(field(1, name), field(2, message(field(1, message(field(1, type), shape)))));
}

/** Logits out of a table, one row for each token. */
function onnxOf(table: readonly (readonly number[])[]): Bytes {
  const width = table[0]?.length ?? 0;
  const values = new Uint8Array(Float32Array.from(table.flat()).buffer);
  const weights = message(
    field(1, table.length),
    field(1, width),
    field(2, FLOAT),
    field(8, 'table'),
    field(9, values),
  );
  const gather = message(
    field(1, 'table'),
    field(1, 'input_ids'),
    field(2, 'logits'),
    field(3, 'look-up'),
    field(4, 'Gather'),
  );
  const graph = message(
    field(1, gather),
    field(2, 'tiny'),
    field(5, weights),
    field(11, valueInfo('input_ids', INT64)),
    field(11, valueInfo('attention_mask', INT64)),
    field(12, valueInfo('logits', FLOAT, width)),
  );
  return message(field(1, 8), field(7, graph), field(8, message(field(1, ''), field(2, 13))));
}

export interface TinyModel {
  /** Label of each word that it knows, `B-PER`. */
  readonly words: Readonly<Record<string, string>>;
  readonly labels?: readonly string[];
  readonly architecture?: string;
  readonly modelType?: string;
  /** Its tokens are of a word piece model as BERT has them, or pieces after a mark for a space, as XLM-R. */
  readonly pieces?: 'words' | 'after spaces';
}

const LABELS = ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC', 'B-ORG', 'B-MISC'];
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

const SHARED = {
  version: '1.0',
  added_tokens: SPECIAL.map((content, id) => ({ id, content, special: true })),
  normalizer: null,
  post_processor: {
    type: 'TemplateProcessing',
    single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
    pair: [],
    special_tokens: {
      '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
      '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
    },
  },
  decoder: null,
};

function special(id: string) {
  return { SpecialToken: { id, type_id: 0 } };
}

function wordTokenizer(tokens: readonly string[]) {
  const vocab = Object.fromEntries(tokens.map((token, id) => [token, id]));
  return {
    ...SHARED,
    pre_tokenizer: { type: 'Whitespace' },
    model: {
      type: 'WordPiece',
      vocab,
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
    },
  };
}

function spaceTokenizer(tokens: readonly string[]) {
  const metaspace = {
    type: 'Metaspace',
    replacement: '▁',
    add_prefix_space: true,
    prepend_scheme: 'always',
  };
  return {
    ...SHARED,
    pre_tokenizer: { type: 'Sequence', pretokenizers: [{ type: 'WhitespaceSplit' }, metaspace] },
    model: { type: 'Unigram', unk_id: 1, vocab: tokens.map((token) => [token, -1]) },
  };
}

/** The files of its folder, by their names in it. */
export function tinyModel({
  words,
  labels = LABELS,
  architecture = 'BertForTokenClassification',
  modelType = 'bert',
  pieces = 'words',
}: TinyModel): Map<string, Bytes> {
  const tokens = [...SPECIAL, ...Object.keys(words)];
  const table = tokens.map((token) => {
    const label = Math.max(0, labels.indexOf(words[token] ?? 'O'));
    return labels.map((_, i) => (i === label ? 4 : 0));
  });
  const tokenizer = pieces === 'words' ? wordTokenizer(tokens) : spaceTokenizer(tokens);
  const config = {
    _name_or_path: 'somebody/tiny-names',
    model_type: modelType,
    architectures: [architecture],
    id2label: Object.fromEntries(labels.map((label, id) => [id, label])),
    max_position_embeddings: 34,
  };
  const json = (value: unknown) => text.encode(JSON.stringify(value));
  return new Map([
    ['config.json', json(config)],
    ['tokenizer.json', json(tokenizer)],
    ['onnx/model_quantized.onnx', onnxOf(table)],
  ]);
}
