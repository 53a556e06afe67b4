import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import {
  type InterviewId,
  newId,
  type PassageId,
  type RedactionId,
} from '../../core/domain/ids.ts';
import { EMPTY_RECORD, type InterviewRecord } from '../../core/domain/interview.ts';
import type { TagId } from '../../core/domain/ids.ts';
import { AnonymisePane } from '../../renderer/features/interview/anonymise/AnonymisePane.tsx';
import { InterviewDocument } from '../../renderer/features/interview/interview-document.ts';
import { TestimonyPane } from '../../renderer/features/interview/testimony/TestimonyPane.tsx';
import { startI18n } from '../../renderer/i18n.ts';
import '../../renderer/ui/styles/tokens.css';
import '../../renderer/ui/styles/base.css';
import { Library } from '../../renderer/vault/library.ts';
import { MemoryHost } from '../../tests/support/memory-host.ts';
import { BENCH_PASSPHRASE, clientOf } from '../vault-client.ts';
import { takeLatencies } from './latency.ts';
import { longInterview, type SampleLanguage, sampleRegister } from './sample.ts';

/** Runs inside Chromium; `bench/review/run.ts` types into it and reads the milliseconds. */
const vault = clientOf(
  new Worker(new URL('../../renderer/vault/worker/vault.worker.ts', import.meta.url), {
    type: 'module',
  }),
  new MemoryHost(),
);
const people = sampleRegister(2000);
const ids = new Map<string, InterviewId>();
const saves: number[] = [];
let library: Library;
let root: Root | undefined;

async function prepare(): Promise<void> {
  startI18n('en');
  const id = crypto.randomUUID();
  await vault.call('create', { id, name: 'Vault 1', passphrase: BENCH_PASSPHRASE });
  for (const person of people) await vault.call('putPerson', person);
  library = await Library.load(vault, []);
}

/** An interview of a megabyte, with so many tagged passages and as many decisions. */
async function add(name: string, language: SampleLanguage, marks: number): Promise<number> {
  const text = longInterview(language, people);
  const step = Math.floor(text.length / Math.max(1, marks));
  const at = Array.from({ length: marks }, (_, index) => index * step);
  const record: InterviewRecord = {
    ...EMPTY_RECORD,
    code: name,
    language: language === 'mixed' ? 'ru' : language,
    passages: at.map((from) => ({
      id: newId<PassageId>(),
      tag: `viol.${from % 7}` as TagId,
      from,
      to: from + 60,
    })),
    redactions: at.map((from) => ({
      id: newId<RedactionId>(),
      from: from + 70,
      to: from + 80,
      kind: 'other',
      action: 'generalise',
      replacement: '[…]',
      source: 'hand',
      decidedAt: 1,
    })),
  };
  const { id } = await vault.call('createInterview', { record, text });
  ids.set(name, id);
  return text.length;
}

function idOf(name: string): InterviewId {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`no interview ${name}`);
  return id;
}

/** Milliseconds of one question for mentions, and how many there are. */
async function analyse(name: string): Promise<{ readonly ms: number; readonly found: number }> {
  const started = performance.now();
  const found = await vault.call('mentions', { id: idOf(name) });
  return { ms: performance.now() - started, found: found.length };
}

/** Writes a word into the middle of a text, then asks again. */
async function analyseEdited(name: string, word: string): Promise<number> {
  const { text } = await vault.call('openInterview', { id: idOf(name) });
  await analyse(name); // opening forgets
  const at = text.indexOf(' ', text.length / 2) + 1;
  await vault.call('saveInterview', { id: idOf(name), changes: [[at, at, word]] });
  return (await analyse(name)).ms;
}

/** What was remembered of a text is forgotten when another is opened. */
async function openAnother(name: string): Promise<void> {
  for (const [other, id] of ids) if (other !== name) await vault.call('openInterview', { id });
}

const worker = { isAnalysing: false, analysing: Promise.resolve() };

/** Keeps the worker looking through texts, each from its beginning, until it is told to stop. */
function startAnalysing(names: readonly string[]): void {
  const go = async () => {
    for (let turn = 0; worker.isAnalysing; turn += 1)
      await analyse(names[turn % names.length] ?? '');
  };
  worker.isAnalysing = true;
  worker.analysing = go();
}

/** Resolves when the text that it is at has been looked through. */
function stopAnalysing(): Promise<void> {
  worker.isAnalysing = false;
  return worker.analysing;
}

async function open(name: string): Promise<InterviewDocument> {
  const interview = await vault.call('openInterview', { id: idOf(name) });
  root?.unmount();
  return new InterviewDocument(
    interview,
    async (edit) => {
      const started = performance.now();
      const receipt = await vault.call('saveInterview', edit);
      saves.push(performance.now() - started);
      return receipt;
    },
    (header) => library.takeHeader(header),
  );
}

function show(pane: ReactNode): void {
  const parent = document.getElementById('pane') ?? document.createElement('main');
  parent.id = 'pane';
  parent.style.height = '94vh';
  document.body.append(parent);
  root = createRoot(parent);
  root.render(pane);
}

async function showTestimony(name: string): Promise<void> {
  const opened = await open(name);
  const middle = Math.floor(opened.text.length / 2);
  show(
    <TestimonyPane
      document={opened}
      library={library}
      place={{ anchor: middle, head: middle, scrollTop: -1 }}
      onPlace={() => undefined}
      registerPerson={async () => undefined}
    />,
  );
}

async function showReview(name: string): Promise<void> {
  const opened = await open(name);
  show(
    <AnonymisePane document={opened} library={library} registerPerson={async () => undefined} />,
  );
}

const takeSaves = (): readonly number[] => saves.splice(0);

export const bench = {
  add,
  analyse,
  analyseEdited,
  openAnother,
  prepare,
  showReview,
  showTestimony,
  startAnalysing,
  stopAnalysing,
  takeLatencies,
  takeSaves,
};
export type Bench = typeof bench;

Object.assign(globalThis, { bench });
