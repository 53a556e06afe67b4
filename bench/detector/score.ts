import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CorpusDocument } from '../../tools/train-detector/corpus.ts';

/** What the corpora's own scorer says of one set. */
export interface Scores {
  readonly set: string;
  readonly documents: number;
  readonly person: number | null;
  /** Recall of PERSON, PLACE and ORG; of every type the corpus marks. */
  readonly names: number | null;
  readonly all: number | null;
  readonly precision: number | null;
  readonly leak: number | null;
  /** Recall of people none of whose words stand in what was trained on. */
  readonly unseen: number | null;
}

interface TypeScores {
  readonly entR: number | null;
  readonly charP: number | null;
  readonly unseenR?: number | null;
}
interface Answer {
  readonly ALL: {
    readonly docs: number;
    readonly personLeakRate: number | null;
    readonly types: Readonly<Record<string, TypeScores>>;
  };
}

/** Lies beside the corpora or above them. */
export function findScorer(folder: string): string | undefined {
  return [path.join(folder, 'score.mjs'), path.join(folder, '../score.mjs')].find(existsSync);
}

export class DoorScorer {
  readonly #scorer: string;
  readonly #work: string;
  readonly #known: string;

  /** @param known a file of what was trained on */
  constructor(scorer: string, work: string, known: string) {
    this.#scorer = scorer;
    this.#work = work;
    this.#known = known;
  }

  score(set: string, documents: readonly CorpusDocument[]): Scores {
    const gold = path.join(this.#work, 'gold.jsonl');
    const found = path.join(this.#work, 'found.jsonl');
    writeFileSync(gold, documents.map((one) => `${JSON.stringify(one)}\n`).join(''));
    throughDoor(gold, found);
    const all = this.#ask(gold, found);
    const names = this.#ask(gold, found, '--types', 'PERSON,PLACE,ORG');
    const { docs, personLeakRate, types } = all.ALL;
    return {
      set,
      documents: docs,
      person: types['PERSON']?.entR ?? null,
      names: names.ALL.types['ALL']?.entR ?? null,
      all: types['ALL']?.entR ?? null,
      precision: types['ALL']?.charP ?? null,
      leak: personLeakRate,
      unseen: types['PERSON']?.unseenR ?? null,
    };
  }

  #ask(gold: string, found: string, ...more: string[]): Answer {
    const args = [this.#scorer, gold, found, '--json', '--known', this.#known, ...more];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the scorer failed: ${stderr}`);
    return JSON.parse(stdout) as Answer;
  }
}

/** The real command, as others measure it. */
function throughDoor(from: string, to: string): void {
  const door = path.join(import.meta.dirname, '../../tools/anonymise/door.ts');
  const [input, output] = [openSync(from, 'r'), openSync(to, 'w')];
  const { status } = spawnSync(process.execPath, [door, '--lang', 'auto'], {
    stdio: [input, output, 'inherit'],
  });
  closeSync(input);
  closeSync(output);
  if (status !== 0) throw new Error(`the door ended with ${status}`);
}
