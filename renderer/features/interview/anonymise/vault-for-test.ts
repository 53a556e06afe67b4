/** A vault worker that lives in the test: the real client, library and document over lists in memory. */
import { createRegisterMatcher } from '../../../../core/anonymise/register/register-matcher.ts';
import { standInLanguage } from '../../../../core/anonymise/stand-ins.ts';
import { suggestWith } from '../../../../core/anonymise/suggest.ts';
import { moveRecord } from '../../../../core/domain/annotations.ts';
import { type InterviewId, newId, type PersonId } from '../../../../core/domain/ids.ts';
import { EMPTY_RECORD, type InterviewRecord } from '../../../../core/domain/interview.ts';
import type { Person } from '../../../../core/domain/person.ts';
import type { Mention } from '../../../../core/domain/redaction.ts';
import { applyChanges } from '../../../../core/domain/text-change.ts';
import type { VaultRule } from '../../../../core/domain/vault-rule.ts';
import { headerOf } from '../../../../core/vault/interview-header.ts';
import type {
  FromWorker,
  InterviewEdit,
  SaveReceipt,
  ToWorker,
  VaultCallName,
} from '../../../vault/api.ts';
import { VaultClient } from '../../../vault/client.ts';
import { Library } from '../../../vault/library.ts';
import { InterviewDocument } from '../interview-document.ts';

export function personOf(part: Partial<Person> & Pick<Person, 'name' | 'pseudonym'>): Person {
  return {
    id: newId<PersonId>(),
    kind: 'person',
    spellings: [],
    gender: 'unknown',
    note: '',
    ...part,
  };
}

export class TestVault extends EventTarget {
  readonly id = newId<InterviewId>();
  people: Person[];
  rules: readonly VaultRule[] = [];
  /** What the log was told of names on screen. */
  readonly viewed: { readonly id?: PersonId }[] = [];
  record: InterviewRecord;
  text: string;
  /** Patterns and uncertain finds that a test adds to what the register finds. */
  extra: (text: string) => readonly Mention[] = () => [];
  /** Questions for mentions that wait to be answered by hand; undefined answers at once. */
  held: (() => void)[] | undefined;
  /** Makes every call of the name fail with the code, while set. */
  failing: Partial<Record<VaultCallName, 'storage-failed' | 'internal'>> = {};

  constructor(text: string, people: readonly Person[] = []) {
    super();
    this.text = text;
    this.people = [...people];
    this.record = { ...EMPTY_RECORD, code: 'INT-001' };
  }

  postMessage(message: ToWorker): void {
    if (message.type !== 'call') return;
    const { id, name, args } = message;
    const code = this.failing[name];
    if (code) return this.#reply({ type: 'result', id, result: { ok: false, code, message: '' } });
    const answer = this.#answer(name, args);
    const reply = () =>
      this.#reply({ type: 'result', id, result: { ok: true, value: structuredClone(answer) } });
    if (name === 'mentions' && this.held) this.held.push(reply);
    else reply();
  }

  terminate(): void {}

  save({ changes = [], record }: InterviewEdit): Promise<SaveReceipt> {
    this.text = applyChanges(this.text, changes);
    this.record = record ?? moveRecord(this.record, changes);
    const { text } = this;
    return Promise.resolve({
      savedAt: 1,
      header: headerOf(this.id, { record: this.record, text }, 1),
    });
  }

  #answer(name: VaultCallName, args: unknown): unknown {
    if (name === 'people') return this.people;
    if (name === 'rules') return this.rules;
    if (name === 'noteIdentityViewed') this.viewed.push(args as { readonly id?: PersonId });
    if (name === 'mentions') return this.#mentions();
    if (name === 'putPerson' || name === 'deletePerson') {
      const person = args as Person;
      const others = this.people.filter((one) => one.id !== person.id);
      this.people = name === 'putPerson' ? [...others, person] : others;
      return name === 'putPerson' ? undefined : { missedSnapshots: 0 };
    }
    return [];
  }

  #mentions(): readonly Mention[] {
    const { redactions, language } = this.record;
    const matcher = createRegisterMatcher(this.people);
    const standIns = standInLanguage(language || 'en', this.text);
    const found = suggestWith(matcher, this.text, redactions, standIns);
    const more = this.extra(this.text).filter(
      (mention) =>
        ![...found, ...redactions].some((one) => one.from < mention.to && mention.from < one.to),
    );
    return [...found, ...more].toSorted((a, b) => a.from - b.from);
  }

  #reply(message: FromWorker): void {
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: message })));
  }
}

export async function openTestVault(
  vault: TestVault,
): Promise<{ library: Library; document: InterviewDocument }> {
  const client = new VaultClient(vault as unknown as Worker, () => Promise.resolve(undefined));
  const library = await Library.load(client, []);
  const document = new InterviewDocument(
    { id: vault.id, record: vault.record, text: vault.text },
    (edit) => vault.save(edit),
    (header) => library.takeHeader(header),
  );
  return { library, document };
}

/** Mentions of a pattern, as the checked patterns of the vault would find them. */
export function patternMentions(
  text: string,
  pattern: RegExp,
  rest: Pick<Mention, 'kind' | 'band' | 'replacement'>,
): Mention[] {
  return [...text.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    source: 'pattern',
    ...rest,
  }));
}
