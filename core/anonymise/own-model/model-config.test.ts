import { describe, expect, it } from 'vitest';
import { readModelConfig } from './model-config.ts';

const CONFIG = {
  _name_or_path: '/home/somebody/models/names-ru',
  model_type: 'bert',
  architectures: ['BertForTokenClassification'],
  id2label: {
    '0': 'O',
    '1': 'B-PER',
    '2': 'I-PER',
    '3': 'b-gpe',
    '4': 'ORGANIZATION',
    '5': 'DATE',
  },
  max_position_embeddings: 512,
};
const read = (change: object = {}) => readModelConfig(JSON.stringify({ ...CONFIG, ...change }));
const thrown = (code: string) => expect.objectContaining({ code });

describe('the configuration of a model', () => {
  it('says which of its labels are looked for, however they are written', () => {
    expect(read().labels.map(({ kind, begins }) => [kind, begins])).toEqual([
      [undefined, false],
      ['person', true],
      ['person', false],
      ['place', true],
      ['organisation', false],
      [undefined, false],
    ]);
  });

  it('tells a name without the folders that it lay in', () => {
    expect(read().name).toBe('names-ru');
    expect(read({ _name_or_path: String.raw`C:\models\names-kk` }).name).toBe('names-kk');
    expect(read({ _name_or_path: undefined }).name).toBe('');
  });

  it('tells how much it takes, less than it could when that would be slow', () => {
    expect(read().maxTokens).toBe(256);
    expect(read({ max_position_embeddings: 130 }).maxTokens).toBe(128);
    expect(read({ max_position_embeddings: undefined }).maxTokens).toBe(254);
  });

  it.each([
    ['{', 'model-damaged'],
    ['[]', 'model-damaged'],
    ['{"architectures": [], "model_type": "bert"}', 'model-damaged'],
  ])('is refused when it is none: %s', (json, code) => {
    expect(() => readModelConfig(json)).toThrow(thrown(code));
  });

  it.each([
    ['model-wrong-kind', { architectures: ['BertForMaskedLM'] }],
    ['model-labels-unknown', { id2label: { '0': 'LABEL_0', '1': 'LABEL_1' } }],
    ['model-labels-unknown', { id2label: undefined }],
    ['model-damaged', { max_position_embeddings: 8 }],
    ['model-damaged', { id2label: { '0': 1 } }],
  ])('is refused with %s: %j', (code, change) => {
    expect(() => read(change)).toThrow(thrown(code));
  });
});
