import { utf8 } from '../../bytes.ts';
import type { InterviewFile } from '../interview-file.ts';
import { ENTRY_PATHS } from '../manifest.ts';
import type { FormatFacts, FormatFile, FormatWriter } from './format.ts';
import { codeGuid, codesElement, guid } from './refi-codes.ts';
import { RefiVariables } from './refi-facts.ts';
import { sourceText } from './source-text.ts';
import { UsedTags } from './used-tags.ts';
import { element, listElement, xmlFile, xmlText } from './xml-text.ts';
import { ZipFile } from './zip-file.ts';

/** Code points of a selection's name: it repeats the words, and programs show it in lists. */
const LONGEST_NAME = 200;

interface RefiCase {
  readonly name: string;
  readonly description: readonly string[];
  readonly values: readonly string[];
  readonly sources: string[];
}

/** A project of REFI-QDA 1.5: a source for each text, a case for each interview. Says nobody's name and no time of day. */
export function qdpxWriter(facts: FormatFacts): FormatWriter {
  return new QdpxWriter(facts);
}

class QdpxWriter implements FormatWriter {
  readonly #facts: FormatFacts;
  readonly #zip = new ZipFile();
  readonly #used: UsedTags;
  readonly #variables: RefiVariables;
  readonly #sources: string[] = [];
  /** By the id of the original. */
  readonly #cases = new Map<string, RefiCase>();
  readonly #sets = { Testimonies: new Array<string>(), Translations: new Array<string>() };
  readonly #testimonies = new Map<string, string>();
  /** Some programs want somebody who coded; it is the same nobody in every project. */
  readonly #coder: Promise<string>;

  constructor(facts: FormatFacts) {
    this.#facts = facts;
    this.#used = new UsedTags(facts);
    this.#variables = new RefiVariables(facts);
    this.#coder = facts.idFor('refi coder').then(guid);
  }

  async add(file: InterviewFile, name: string): Promise<void> {
    const source = guid(file.id);
    this.#used.add(file);
    const path = `sources/${source}.txt`;
    const { text, moved } = sourceText(file.text);
    this.#zip.add(path, utf8(text));
    this.#testimonies.set(path, file.id);
    // A translation has the tags of its original: coded twice, they would count twice.
    const isOriginal = file.translationOf === undefined;
    const tags = isOriginal ? file.tags : [];
    const parts = [
      ...(await this.#selections(file, text, moved)),
      ...(await Promise.all(tags.map((tag) => this.#coding(`${file.id} ${tag}`, tag)))),
      await this.#variables.value('Language', file.language),
    ].filter((one) => one !== '');
    const attributes = {
      guid: source,
      name,
      plainTextPath: `internal://${source}.txt`,
      creatingUser: await this.#coder,
    };
    this.#sources.push(
      element(
        'TextSource',
        attributes,
        parts.map((one) => `\n${one}`),
      ),
    );
    this.#sets[isOriginal ? 'Testimonies' : 'Translations'].push(source);
    await this.#addToCase(file, source);
  }

  async #addToCase(file: InterviewFile, source: string): Promise<void> {
    const original = file.translationOf ?? file.id;
    const known = this.#cases.get(original);
    if (known) {
      known.sources.push(source);
      return;
    }
    const { summary = '', code } = file;
    this.#cases.set(original, {
      name: code,
      description: summary === '' ? [] : [element('Description', {}, [xmlText(summary)])],
      values: await this.#variables.valuesOf(file),
      sources: [source],
    });
  }

  /** One selection for each stretch, with a coding for each of its tags. */
  #selections(
    { passages }: InterviewFile,
    text: string,
    moved: (position: number) => number,
  ): Promise<string[]> {
    const points = Array.from(text);
    const stretches = Map.groupBy(passages, ({ from, to }) => `${moved(from)} ${moved(to)}`);
    return Promise.all(
      [...stretches].map(async ([stretch, same]) => {
        const [from = '', to = ''] = stretch.split(' ');
        const words = points.slice(Number(from), Number(to));
        const isLong = words.length > LONGEST_NAME;
        const attributes = {
          guid: guid(same[0]?.id ?? ''),
          name: isLong ? `${words.slice(0, LONGEST_NAME - 1).join('')}…` : words.join(''),
          startPosition: from,
          endPosition: to,
          creatingUser: await this.#coder,
        };
        const codings = same.map(({ id, tag }) => this.#coding(id, tag));
        return element('PlainTextSelection', attributes, await Promise.all(codings));
      }),
    );
  }

  async #coding(name: string, tag: string): Promise<string> {
    const id = guid(await this.#facts.idFor(`refi coding ${name}`));
    const attributes = { guid: id, creatingUser: await this.#coder };
    const code = { targetGUID: await codeGuid(tag, this.#facts) };
    return element('Coding', attributes, [element('CodeRef', code)]);
  }

  #caseElements(): Promise<string[]> {
    return Promise.all(
      [...this.#cases].map(async ([id, { name, description, values, sources }]) => {
        const attributes = { guid: guid(await this.#facts.idFor(`refi case ${id}`)), name };
        const references = sources.map((targetGUID) => element('SourceRef', { targetGUID }));
        return element('Case', attributes, [...description, ...values, ...references]);
      }),
    );
  }

  #setElements(): Promise<string[]> {
    const sets = Object.entries(this.#sets).filter(([, members]) => members.length > 0);
    return Promise.all(
      sets.map(async ([name, members]) => {
        const attributes = { guid: guid(await this.#facts.idFor(`refi set ${name}`)), name };
        return element(
          'Set',
          attributes,
          members.map((targetGUID) => element('MemberSource', { targetGUID })),
        );
      }),
    );
  }

  async finish(): Promise<readonly FormatFile[]> {
    const codes = await codesElement(this.#used, this.#facts);
    const coder = await this.#coder;
    const root = element(
      'Project',
      {
        xmlns: 'urn:QDA-XML:project:1.0',
        name: 'Interviews',
        origin: this.#facts.generator,
        creatingUserGUID: coder,
        creationDateTime: `${this.#facts.createdOn}T00:00:00Z`,
      },
      [
        listElement('Users', [element('User', { guid: coder, name: 'Coder A', id: 'A' })]),
        listElement('CodeBook', codes === '' ? [] : [codes]),
        listElement('Variables', await this.#variables.elements()),
        listElement('Cases', await this.#caseElements()),
        listElement('Sources', this.#sources),
        listElement('Sets', await this.#setElements()),
      ],
    );
    this.#zip.add('project.qde', utf8(xmlFile(root)));
    const path = `${ENTRY_PATHS.formats}interviews.qdpx`;
    return [{ path, bytes: this.#zip.finish(), testimonies: this.#testimonies }];
  }
}
