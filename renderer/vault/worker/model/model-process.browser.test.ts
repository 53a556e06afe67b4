import { afterEach, describe, expect, it } from 'vitest';
import { tinyModel, type TinyModel } from '../../../../tests/support/tiny-model.ts';
import type { ModelFileName } from '../../../../core/anonymise/own-model/model-files.ts';
import type { Bytes } from '../../../../core/bytes.ts';
import { ModelProcess } from './model-process.ts';

/** The whole way: a real worker, the real runtime, a model made here of fictional names. */
const WORDS = {
  Аселя: 'B-PER',
  Ким: 'I-PER',
  Дидар: 'B-PER',
  Тасбулак: 'B-LOC',
  Заря: 'B-ORG',
  осень: 'B-MISC',
};

const started: ModelProcess[] = [];
afterEach(() => {
  for (const model of started.splice(0)) model.end();
});

function filesOf(model: TinyModel): Map<ModelFileName, Bytes> {
  return tinyModel(model) as Map<ModelFileName, Bytes>;
}

async function loaded(files: ReadonlyMap<ModelFileName, Bytes>): Promise<ModelProcess> {
  const model = new ModelProcess();
  started.push(model);
  await model.load(files);
  return model;
}

async function found(model: ModelProcess, text: string): Promise<string[]> {
  const spans = await model.tag(text);
  return spans.map(({ type, from, to }) => `${type}: ${text.slice(from, to)}`);
}

const code = (name: string) => expect.objectContaining({ code: name });

describe('a model of one’s own', () => {
  it('finds people, places and organisations where they stand, and leaves its other labels alone', async () => {
    const model = await loaded(filesOf({ words: WORDS }));
    const text = '👩🏽‍🌾 Осенью пришли Аселя Ким, Дидар и осень: «Заря», село Тасбулак.';
    expect(await found(model, text)).toEqual([
      'PERSON: Аселя Ким',
      'PERSON: Дидар',
      'ORG: Заря',
      'PLACE: Тасбулак',
    ]);
  });

  it('finds them in a text of many windows, each once', async () => {
    const model = await loaded(filesOf({ words: WORDS }));
    const filler = 'слово за словом, '.repeat(17);
    const text = Array.from({ length: 20 }, () => `${filler}Дидар и Аселя Ким. `).join('');
    const spans = await found(model, text);
    expect(spans).toHaveLength(40);
    expect(new Set(spans)).toEqual(new Set(['PERSON: Дидар', 'PERSON: Аселя Ким']));
  });

  it.each<[string, Partial<TinyModel>]>([
    ['begins', { words: { Ди: 'B-PER', '##дар': 'O' } }],
    ['ends', { words: { Ди: 'O', '##дар': 'I-PER' } }],
    ['begins', { words: { '▁Ди': 'B-PER', дар: 'O' }, pieces: 'after spaces' }],
    ['ends', { words: { '▁Ди': 'O', дар: 'I-PER' }, pieces: 'after spaces' }],
  ])('finds a whole word by the piece with which it %s: %j', async (_, tiny) => {
    const model = await loaded(filesOf({ words: WORDS, ...tiny }));
    expect(await found(model, 'Был «Дидар» и Дидар, не он.')).toEqual([
      'PERSON: Дидар',
      'PERSON: Дидар',
    ]);
  });

  it('finds nothing in nothing', async () => {
    const model = await loaded(filesOf({ words: WORDS }));
    expect(await found(model, '')).toEqual([]);
    expect(await found(model, '\u00a0—\t')).toEqual([]);
  });

  it.each<[string, string, (files: Map<ModelFileName, Bytes>) => void]>([
    ['model-damaged', 'weights that are cut', cut('onnx/model_quantized.onnx')],
    ['model-damaged', 'a tokenizer that is cut', cut('tokenizer.json')],
    ['model-damaged', 'a configuration that is cut', cut('config.json')],
    ['model-incomplete', 'no weights', (files) => files.delete('onnx/model_quantized.onnx')],
  ])('is refused with %s: %s', async (expected, _, spoil) => {
    const files = filesOf({ words: WORDS });
    spoil(files);
    await expect(loaded(files)).rejects.toEqual(code(expected));
  });

  it.each<[string, string, Partial<TinyModel>]>([
    ['model-wrong-kind', 'another task', { architecture: 'BertForSequenceClassification' }],
    ['model-labels-unknown', 'labels of something else', { labels: ['O', 'B-GENE'] }],
    ['model-damaged', 'an architecture that nobody knows', { modelType: 'unheard-of' }],
  ])('is refused with %s: %s', async (expected, _, other) => {
    await expect(loaded(filesOf({ words: WORDS, ...other }))).rejects.toEqual(code(expected));
  });

  it('is refused when it answers for fewer labels than it names', async () => {
    const files = filesOf({ words: WORDS });
    const other = filesOf({ words: WORDS, labels: ['O', 'B-PER', 'I-PER', 'B-LOC'] });
    files.set('config.json', other.get('config.json') as Bytes);
    await expect(loaded(files)).rejects.toEqual(code('model-damaged'));
  });

  it('answers nobody any more when it was ended', async () => {
    const model = await loaded(filesOf({ words: WORDS }));
    const asked = model.tag('Дидар');
    model.end();
    await expect(asked).rejects.toEqual(code('locked'));
    await expect(model.tag('Дидар')).rejects.toEqual(code('locked'));
  });
});

function cut(name: ModelFileName): (files: Map<ModelFileName, Bytes>) => void {
  return (files) => files.set(name, (files.get(name) as Bytes).slice(0, 40));
}
