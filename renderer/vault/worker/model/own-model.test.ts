import { beforeEach, describe, expect, it } from 'vitest';
import type { ModelSpan } from '../../../../core/anonymise/model/model-span.ts';
import type { ModelFileName } from '../../../../core/anonymise/own-model/model-files.ts';
import { AppError, type ErrorCode } from '../../../../core/errors.ts';
import type { CallName } from '../../../../core/ipc/channels.ts';
import type { CallArgs, CallResult } from '../../../../core/ipc/contract.ts';
import { tinyModel, type TinyModel } from '../../../../tests/support/tiny-model.ts';
import type { HostPort } from '../host-port.ts';
import { OwnModel, type RunningModel } from './own-model.ts';

/** Main's side: a folder that is remembered and one that the person would choose. */
class FolderHost implements HostPort {
  readonly open = new Map<string, Uint8Array<ArrayBuffer>>();
  remembered: TinyModel | undefined;
  chosen: TinyModel | undefined;
  failing: Partial<Record<CallName, ErrorCode>> = {};
  isCutShort = false;

  async call<C extends CallName>(name: C, args: CallArgs<C>): Promise<CallResult<C>> {
    const code = this.failing[name];
    if (code) throw new AppError(code);
    return this.#answer(name, args) as CallResult<C>;
  }

  #answer(name: CallName, args: unknown): unknown {
    if (name === 'modelFolder.choose') return this.#folder(this.chosen);
    if (name === 'modelFolder.open') return this.#folder(this.remembered);
    if (name === 'modelFolder.keep') this.remembered = this.chosen;
    if (name === 'modelFolder.forget') this.remembered = undefined;
    if (name === 'openFile.close') this.open.delete((args as { source: string }).source);
    if (name !== 'openFile.read') return undefined;
    const { source, offset, length } = args as CallArgs<'openFile.read'>;
    return this.open.get(source)?.slice(offset, this.isCutShort ? 10 : offset + length);
  }

  #folder(model: TinyModel | undefined): CallResult<'modelFolder.open'> {
    if (!model) return null;
    const files = [...tinyModel(model)].map(([file, bytes]) => {
      const source = crypto.randomUUID();
      this.open.set(source, bytes);
      return { file: file as ModelFileName, source, size: bytes.length };
    });
    return { folder: 'tiny', files };
  }
}

/** Takes words in capitals for people, and counts what it is asked. */
class Process implements RunningModel {
  static started: Process[] = [];
  readonly asked: string[] = [];
  files = new Map<ModelFileName, Uint8Array>();
  refusal: ErrorCode | undefined;
  isOver = false;

  constructor() {
    Process.started.push(this);
  }

  async load(files: ReadonlyMap<ModelFileName, Uint8Array>): Promise<void> {
    if (failLoading) throw new AppError('model-damaged');
    this.files = new Map(files);
  }

  async tag(text: string): Promise<readonly ModelSpan[]> {
    if (this.refusal) throw new AppError(this.refusal);
    this.asked.push(text);
    return [...text.matchAll(/[A-Z]{2,}/g)].map(({ 0: word, index }) => ({
      type: 'PERSON',
      score: 0.3,
      from: index,
      to: index + word.length,
    }));
  }

  end(): void {
    this.isOver = true;
  }
}

const TINY: TinyModel = { words: { Дидар: 'B-PER' } };
let failLoading = false;
let host: FolderHost;
let model: OwnModel;

beforeEach(() => {
  Process.started = [];
  failLoading = false;
  host = new FolderHost();
  model = new OwnModel(host, () => new Process());
});

const code = (name: string) => expect.objectContaining({ code: name });

describe('without a folder', () => {
  it('there is nothing to start, and nothing found', async () => {
    expect(await model.state()).toEqual({ state: 'none' });
    expect(await model.spans('ANNA')).toEqual([]);
    expect(Process.started).toEqual([]);
  });

  it('nothing changes when nobody chooses', async () => {
    expect(await model.choose()).toBeUndefined();
    expect(await model.state()).toEqual({ state: 'none' });
  });
});

describe('with a folder', () => {
  beforeEach(() => {
    host.remembered = TINY;
  });

  it('says what it is without starting it', async () => {
    const weights = tinyModel(TINY).get('onnx/model_quantized.onnx');
    expect(await model.state()).toEqual({
      state: 'ready',
      info: {
        name: 'tiny-names',
        folder: 'tiny',
        size: weights?.length,
        labels: ['B-PER', 'I-PER', 'B-LOC', 'I-LOC', 'B-ORG'],
      },
    });
    expect(Process.started).toEqual([]);
    expect(host.open.size).toBe(0);
  });

  it('starts at the first text, with the whole files, and leaves none open', async () => {
    await model.spans('a');
    const [process] = Process.started;
    expect(process?.files).toEqual(tinyModel(TINY));
    expect(host.open.size).toBe(0);
  });

  it('finds what stands in every paragraph, and asks again only for those that changed', async () => {
    const text = 'ANNA said\n\nto BORIS\nANNA said';
    const spans = await model.spans(text);
    expect(spans.map(({ from, to }) => text.slice(from, to))).toEqual(['ANNA', 'BORIS', 'ANNA']);
    await model.spans(`${text}\nand VERA`);
    expect(Process.started).toHaveLength(1);
    expect(Process.started[0]?.asked).toEqual(['ANNA said', 'to BORIS', 'and VERA']);
  });

  it('that is gone costs only what it would have found, and is told', async () => {
    host.failing['modelFolder.open'] = 'model-folder-gone';
    expect(await model.state()).toEqual({ state: 'failed', code: 'model-folder-gone' });
    expect(await model.spans('ANNA')).toEqual([]);
    expect(await model.state()).toEqual({ state: 'failed', code: 'model-folder-gone' });

    host.failing = {};
    expect(await model.spans('ANNA')).toHaveLength(1);
    expect(await model.state()).toMatchObject({ state: 'ready' });
  });

  it('that is gone after the model was started costs nothing until the lock', async () => {
    await model.spans('ANNA');
    host.failing['modelFolder.open'] = 'model-folder-gone';
    expect(await model.state()).toMatchObject({ state: 'ready' });
    expect(await model.spans('BORIS')).toHaveLength(1);
  });

  it('with a model that does not start, or fails at work, the same', async () => {
    failLoading = true;
    expect(await model.spans('ANNA')).toEqual([]);
    expect(await model.state()).toEqual({ state: 'failed', code: 'model-damaged' });
    expect(Process.started.every(({ isOver }) => isOver)).toBe(true);
    expect(host.open.size).toBe(0);

    failLoading = false;
    const second = new OwnModel(host, () => new Process());
    await second.spans('ANNA');
    for (const process of Process.started) process.refusal = 'model-damaged';
    expect(await second.spans('BORIS')).toEqual([]);
    expect(await second.state()).toEqual({ state: 'failed', code: 'model-damaged' });
  });

  it('whose files became shorter meanwhile is told', async () => {
    host.isCutShort = true;
    expect(await model.state()).toEqual({ state: 'failed', code: 'file-read-failed' });
    expect(host.open.size).toBe(0);
  });

  it('is forgotten with its process when it is removed', async () => {
    await model.spans('ANNA');
    await model.remove();
    expect(Process.started[0]?.isOver).toBe(true);
    expect(await model.spans('ANNA')).toEqual([]);
    expect(await model.state()).toEqual({ state: 'none' });
  });

  it('is ended while it still starts, when it is not wanted any more', async () => {
    const loading = Promise.withResolvers<void>();
    class SlowProcess extends Process {
      override load(): Promise<void> {
        return loading.promise;
      }

      override end(): void {
        super.end();
        loading.reject(new AppError('locked'));
      }
    }
    model = new OwnModel(host, () => new SlowProcess());
    const asked = model.spans('ANNA');
    await expect.poll(() => Process.started).toHaveLength(1);
    await model.remove();
    expect(Process.started[0]?.isOver).toBe(true);
    expect(await asked).toEqual([]);
    expect(await model.state()).toEqual({ state: 'none' });

    host.remembered = TINY;
    const early = model.spans('ANNA');
    model.end();
    expect(await early).toEqual([]);
    expect(Process.started).toHaveLength(1);
  });

  it('stays, and goes on, when another one is refused', async () => {
    await model.spans('ANNA');
    host.chosen = { words: {}, architecture: 'BertForMaskedLM' };
    await expect(model.choose()).rejects.toEqual(code('model-wrong-kind'));
    host.chosen = TINY;
    failLoading = true;
    await expect(model.choose()).rejects.toEqual(code('model-damaged'));
    failLoading = false;
    host.failing['modelFolder.keep'] = 'storage-full';
    await expect(model.choose()).rejects.toEqual(code('storage-full'));
    expect(Process.started.map(({ isOver }) => isOver)).toEqual([false, true, true]);
    expect(await model.spans('BORIS')).toHaveLength(1);
    expect(host.open.size).toBe(0);
  });

  it('gives way to another one, which is asked everything anew', async () => {
    await model.spans('ANNA');
    host.chosen = TINY;
    expect((await model.choose())?.name).toBe('tiny-names');
    await model.spans('ANNA');
    expect(Process.started.map(({ isOver }) => isOver)).toEqual([true, false]);
    expect(Process.started[1]?.asked).toEqual(['ANNA']);
  });
});
