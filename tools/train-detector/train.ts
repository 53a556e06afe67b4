import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ByteReader } from '../../core/anonymise/model/byte-reader.ts';
import { knowsSorts, type TaggerName, TAGGER_NAMES } from '../../core/anonymise/model/detector.ts';
import { WordCache } from '../../core/anonymise/model/document.ts';
import { type Lexicon, readLexicon } from '../../core/anonymise/model/lexicon.ts';
import { Tagger } from '../../core/anonymise/model/tagger.ts';
import { WEIGHTS } from '../anonymise/read-model.ts';
import { corporaFolder, type CorpusDocument, foldOf, isHeldBack, readCorpus } from './corpus.ts';
import { writtenTestimonies } from './testimonies.ts';
import { encodeLook, readLookExamples, trainLook } from './train-look.ts';
import { APART, trainTagger } from './train-tagger.ts';

/**
 * `node tools/train-detector/train.ts --corpora DIR [--only ru,ru-raw]`: trains the weight files from the documents
 * that may be trained on, without those held back for measuring. The same texts give the same files.
 */
const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const folder = corporaFolder(process.argv.slice(2));
if (folder === undefined) {
  console.error(
    'Training needs the corpora: --corpora DIR, a folder of .jsonl files. Nothing was changed.',
  );
  process.exit(2);
}

/** How strongly the second look is held to the first model. */
const STRENGTH = 20;
/** The second look learns from what a model made of texts that it has not seen. */
const FOLDS = [0, 1, 2, 3];

const only = values.only?.split(',');
const lexicon = readLexicon(readFileSync(path.join(WEIGHTS, 'lexicon.bin')));
for (const name of TAGGER_NAMES) {
  if (only !== undefined && !only.includes(name)) continue;
  const started = Date.now();
  const bytes = train(name, lexicon);
  writeFileSync(path.join(WEIGHTS, `${name}.bin`), bytes);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `${name}: ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzipped, ${seconds} s`,
  );
}

function train(name: TaggerName, words: Lexicon): Uint8Array<ArrayBuffer> {
  const raw = name.endsWith('-raw');
  const language = name.slice(0, 2);
  const cache = new WordCache(words);
  const seed = Number(values.seed);
  const texts = [
    ...documentsFor(language),
    ...writtenTestimonies(language, seed).map((text, at) => ({
      ...text,
      id: `own-${at}`,
      corpus: 'own',
    })),
  ];
  const tagger = trainTagger(name, texts, cache, seed);
  const examples = FOLDS.flatMap((fold) => {
    const seen = texts.filter((text) => foldOf(text) !== fold);
    const bytes = trainTagger(name, seen, cache, seed);
    const unseeing = new Tagger(new ByteReader(bytes), cache, knowsSorts(name));
    return texts
      .filter((text) => foldOf(text) === fold && !APART.includes(text.corpus))
      .flatMap((text) => readLookExamples(text, unseeing, cache, raw));
  });
  return Uint8Array.from([...tagger, ...encodeLook(trainLook(examples, STRENGTH))]);
}

function documentsFor(language: string): CorpusDocument[] {
  return readdirSync(folder ?? '')
    .filter((file) => file.startsWith(`${language}-`) && file.endsWith('.jsonl'))
    .toSorted()
    .flatMap((file) => readCorpus(path.join(folder ?? '', file)))
    .filter((document: CorpusDocument) => document.train && !isHeldBack(document));
}
