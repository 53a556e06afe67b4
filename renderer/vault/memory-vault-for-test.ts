/** A vault of several interviews that lives in the test: real client and library over lists in memory. */
import { type CodebookEdit, editCodebook } from '../../core/codebook/codebook-edit.ts';
import type { ImportedTag } from '../../core/codebook/imported-tag.ts';
import { moveRecord } from '../../core/domain/annotations.ts';
import { disclosedFacts } from '../../core/domain/disclosed-facts.ts';
import type { ExportRecord } from '../../core/domain/export-record.ts';
import { type InterviewId, newId, type PassageId } from '../../core/domain/ids.ts';
import {
  EMPTY_RECORD,
  type Interview,
  type InterviewHeader,
  type InterviewRecord,
  type Passage,
} from '../../core/domain/interview.ts';
import { numberPassages, surroundings } from '../../core/domain/quotation.ts';
import type { BasketItem } from '../../core/domain/report-basket.ts';
import { STARTER_TAGS } from '../../core/domain/starter-codebook.ts';
import type { Tag } from '../../core/domain/tag.ts';
import { applyChanges } from '../../core/domain/text-change.ts';
import type { VaultRule } from '../../core/domain/vault-rule.ts';
import { headerOf } from '../../core/vault/interview-header.ts';
import type { ErrorCode } from '../../core/errors.ts';
import type { FromWorker, InterviewEdit, SaveReceipt, ToWorker, VaultCallName } from './api.ts';
import type { PassageQuery } from './calls/passage-calls.ts';
import { VaultClient } from './client.ts';
import { Library } from './library.ts';

export interface Draft {
  readonly record?: Partial<InterviewRecord>;
  readonly text?: string;
}

interface Stored extends Interview {
  readonly updatedAt: number;
  readonly deletedAt?: number | undefined;
}

export class MemoryVault extends EventTarget {
  readonly interviews = new Map<InterviewId, Stored>();
  tags: readonly Tag[] = STARTER_TAGS;
  rules: readonly VaultRule[] = [];
  /** What a codebook file holds that the page has read. */
  codebookFile: readonly ImportedTag[] = [];
  readonly basket = new Map<PassageId, BasketItem>();
  exports: readonly ExportRecord[] = [];
  /** Makes every call of the name fail with the code, while set. */
  failing: Partial<Record<VaultCallName, ErrorCode>> = {};

  constructor(drafts: readonly Draft[] = []) {
    super();
    drafts.forEach((draft, index) => {
      const id = newId<InterviewId>();
      const record = { ...EMPTY_RECORD, ...draft.record };
      this.interviews.set(id, { id, record, text: draft.text ?? '', updatedAt: 1e12 - index });
    });
  }

  postMessage(message: ToWorker): void {
    if (message.type !== 'call') return;
    const { id, name, args } = message;
    if (name === 'passages') return this.#look(id, args as PassageQuery);
    const code = this.failing[name];
    if (code) this.#reply({ type: 'result', id, result: { ok: false, code, message: '' } });
    else {
      const value = structuredClone(this.#answer(name, args));
      this.#reply({ type: 'result', id, result: { ok: true, value } });
    }
  }

  terminate(): void {}

  #look(call: number, query: PassageQuery): void {
    const isWanted = ({ id, tag }: Passage) =>
      query.of === 'basket' ? this.basket.has(id) : query.tags.includes(tag);
    const found = [...this.interviews.values()].flatMap(({ id: interview, record, text }) =>
      numberPassages(record)
        .passages.filter(isWanted)
        .map((one) => ({
          ...one,
          interview,
          words: text.slice(one.from, one.to),
          ...surroundings(text, one),
        })),
    );
    const total = this.interviews.size;
    this.#reply({ type: 'part', id: call, part: { found, done: total, total } });
    const value = { isComplete: true, count: found.length, damaged: 0 };
    this.#reply({ type: 'result', id: call, result: { ok: true, value } });
  }

  save({ id, changes = [], record }: InterviewEdit): Promise<SaveReceipt> {
    const before = this.interviews.get(id);
    if (!before) return Promise.reject(new Error('no such interview'));
    const text = applyChanges(before.text, changes);
    const next = { ...before, text, record: record ?? moveRecord(before.record, changes) };
    this.interviews.set(id, next);
    return Promise.resolve({ savedAt: 1, header: this.#header(next) });
  }

  load(): Promise<Library> {
    const relay = () => Promise.resolve(undefined);
    const client = new VaultClient(this as unknown as Worker, relay);
    return Library.load(
      client,
      [...this.interviews.values()].map((one) => this.#header(one)),
    );
  }

  #header({ id, record, text, updatedAt, deletedAt }: Stored): InterviewHeader {
    return headerOf(id, { record, text }, updatedAt, deletedAt);
  }

  #answer(name: VaultCallName, args: unknown): unknown {
    if (name === 'interviews') {
      return [...this.interviews.values()].map((one) => this.#header(one));
    }
    if (name === 'codebook') return this.tags;
    if (name === 'readCodebookFile') return this.codebookFile;
    if (name === 'rules') return this.rules;
    if (name === 'setRule') {
      const { id, isOn } = args as VaultRule & { isOn: boolean };
      const others = this.rules.filter((rule) => rule.id !== id);
      this.rules = isOn ? [...others, { id }] : others;
      return undefined;
    }
    if (name === 'basket') return [...this.basket.values()];
    if (name === 'cite') return `Cited: ${(args as { passage: string }).passage}`;
    if (name === 'putInBasket') this.basket.set((args as BasketItem).id, args as BasketItem);
    if (name === 'takeOutOfBasket') this.basket.delete((args as BasketItem).id);
    if (name === 'disclosed') {
      return [...this.interviews.values()].map(({ id, record }) => ({
        id,
        code: record.code,
        facts: disclosedFacts(record),
      }));
    }
    if (name === 'exports') return this.exports;
    if (name === 'binDays') return new Map();
    if (name === 'editCodebook') {
      this.tags = editCodebook(this.tags, args as CodebookEdit);
      return undefined;
    }
    if (name === 'binInterview') {
      const { id, deletedAt } = args as { id: InterviewId; deletedAt: number | undefined };
      const before = this.interviews.get(id);
      if (before) this.interviews.set(id, { ...before, deletedAt });
      return undefined;
    }
    return [];
  }

  #reply(message: FromWorker): void {
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: message })));
  }
}
