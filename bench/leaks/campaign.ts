import { NO_LINEAGE } from '../../core/merge/lineage.ts';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createLeakScanner, type LeakScanner } from '../../core/anonymise/leak-scan.ts';
import { EXPORT_FORMATS } from '../../core/bundle/formats/format.ts';
import { parseLock } from '../../core/bundle/recipients.ts';
import { AppError } from '../../core/errors.ts';
import type { LeakFinding } from '../../renderer/vault/api.ts';
import {
  examplePlan,
  exampleSigner,
  REPORT_FOR_TEST,
  MemoryFile,
} from '../../renderer/vault/worker/bundle/bundle-fixture.ts';
import { previewExport, writeExport } from '../../renderer/vault/worker/bundle/export-bundle.ts';
import { FAINTEST } from '../../core/anonymise/model/thresholds.ts';
import { readDetector } from '../../tools/anonymise/read-model.ts';
import type { FrozenEntry } from './frozen-forms.ts';
import { type MadeBundle, makeBundle, type Plant } from './made-bundle.ts';

/** What became of one bundle. */
export interface Outcome {
  readonly number: number;
  readonly plants: readonly Plant[];
  /** Plants of which the scan found nothing in one of their files. */
  readonly passed: readonly Plant[];
  /** Findings where nothing was planted. */
  readonly alarms: readonly LeakFinding[];
  /** Plants that the second judge did not see in the bundle that was written without a scan: 0, or the campaign is wrong. */
  readonly unseen: number;
  /** Forms that the second judge saw in the bundle that the scan let out. */
  readonly out: readonly string[];
  /** True when writing with the scan did what the preview said: refused it, or wrote it. */
  readonly isConsistent: boolean;
}

const NO_SCAN: LeakScanner = { scan: () => [] };

const detector = readDetector();
/** As the app's worker does it. */
const mayBeNames = (text: string) => detector.find(text, { threshold: FAINTEST });

/** Makes, searches, writes and judges bundles. `from` and `count` say which; the same number is the same bundle. */
export async function* runCampaign(
  entries: readonly FrozenEntry[],
  { from = 0, count, identity }: CampaignPart,
): AsyncGenerator<Outcome> {
  const scanner = createLeakScanner(
    entries.map(({ person }) => person),
    [],
    mayBeNames,
  );
  const forms = entries.flatMap((entry) => entry.forms);
  const folder = mkdtempSync(path.join(tmpdir(), 'vouchsafe-leaks-'));
  const judge = startJudge();
  try {
    const keyFile = path.join(folder, 'key.txt');
    writeFileSync(keyFile, `${identity.secret}\n`);
    for (let number = from; number < from + count; number += 1) {
      const made = makeBundle(number, entries);
      const file = path.join(folder, 'bundle.tar.age');
      const { findings } = await previewExport(planOf(made), await partsOf(made, scanner));
      const scanned = await written(made, scanner, identity.recipient);
      const bytes = scanned ?? (await written(made, NO_SCAN, identity.recipient));
      writeFileSync(file, bytes ?? new Uint8Array());
      const { missing, found } = await judge.ask({
        bundle: file,
        identity: keyFile,
        sought: made.plants.flatMap(soughtIn),
        none: scanned === undefined ? [] : forms,
      });
      yield {
        number,
        plants: made.plants,
        passed: made.plants.filter((plant) => hasPassed(plant, findings)),
        alarms: findings.filter((finding) => !made.plants.some((one) => isOf(one, finding))),
        unseen: missing.length,
        out: found,
        isConsistent: (scanned === undefined) === findings.length > 0,
      };
    }
  } finally {
    judge.end();
    rmSync(folder, { recursive: true });
  }
}

export interface CampaignPart {
  readonly from?: number;
  readonly count: number;
  /** As `age-keygen` makes them. */
  readonly identity: { readonly secret: string; readonly recipient: string };
}

function planOf(made: MadeBundle) {
  return { ...examplePlan(made.interviews), formats: EXPORT_FORMATS };
}

async function partsOf({ interviews, codebook }: MadeBundle, scanner: LeakScanner) {
  return {
    scanner,
    codebook,
    async load(id: string) {
      const interview = interviews.find((one) => one.id === id);
      if (interview === undefined) throw new Error('no such interview');
      return interview;
    },
    translationsOf: () => [],
    custodyOf: async () => undefined,
    lineageOf: async () => NO_LINEAGE,
    undecided: async () => [],
    today: '2026-11-23',
    signer: await exampleSigner(),
    report: REPORT_FOR_TEST,
  };
}

/** The bundle's bytes; undefined when the scan refused it. */
async function written(made: MadeBundle, scanner: LeakScanner, recipient: string) {
  const file = new MemoryFile();
  const lock = parseLock({ recipients: [recipient] });
  try {
    await writeExport(planOf(made), lock, { ...(await partsOf(made, scanner)), file });
    return file.whole();
  } catch (error) {
    if (error instanceof AppError && error.code === 'leak-found') return undefined;
    throw error;
  }
}

function soughtIn({ files, others, written: text, inPath }: Plant) {
  const inContent = [...files, ...others].map((file) => ({ text, file, inPath: false }));
  const name = text.replace(/\s+/g, '-');
  return inPath
    ? [...inContent, ...files.map((file) => ({ text: name, file, inPath }))]
    : inContent;
}

function hasPassed(plant: Plant, findings: readonly LeakFinding[]): boolean {
  return [...plant.files, ...plant.others, ...inReport(plant)].some(
    (file) => !findings.some((one) => one.entry === file && isOf(plant, one)),
  );
}

/** What a report tells of everybody it always tells; testimonies it quotes where they are tagged, small groups it leaves out. */
function inReport({ where }: Plant): readonly string[] {
  return where === 'tag' || where === 'code' || where === 'passage' ? ['formats/report.docx'] : [];
}

/** A finding is a plant's when it has a word of it, as it stands there. */
function isOf(plant: Plant, { entry, found }: LeakFinding): boolean {
  const { files, others, written: text, form, inPath } = plant;
  // These two name every file.
  const isListed = inPath && ['SHA256SUMS', 'manifest.json'].includes(entry);
  const isReport = entry.startsWith('formats/report.');
  if (!isListed && !isReport && !files.includes(entry) && !others.includes(entry)) return false;
  const words = [...text.split(/\s+/), ...form.split(/[\s-]+/)].filter((word) => word.length > 1);
  return found.includes(text) || words.some((word) => found.includes(word) || word === found);
}

interface Judged {
  readonly missing: readonly string[];
  readonly found: readonly string[];
}

/** One Python process for all bundles. */
function startJudge() {
  const script = path.join(import.meta.dirname, 'judge.py');
  const judge = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: judge.stdout })[Symbol.asyncIterator]();
  return {
    async ask(question: unknown): Promise<Judged> {
      judge.stdin.write(`${JSON.stringify(question)}\n`);
      const { value } = await answers.next();
      if (typeof value !== 'string') throw new Error('the second judge ended');
      return JSON.parse(value) as Judged;
    },
    end: () => judge.stdin.end(),
  };
}
