import { type RegisterDraft, registerDraft } from '../../../../core/anonymise/register-draft.ts';
import { type Person, REGISTER_KINDS, type RegisterKind } from '../../../../core/domain/person.ts';
import type { IdentifierKind } from '../../../../core/domain/redaction.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import type { Option } from '../../../ui/Select.tsx';
import type { ReviewItem } from './review-item.ts';

/** Kinds that an entry of the register can stand behind; what a pattern leaves open counts among them. */
export function canBeRegistered(kind: IdentifierKind): boolean {
  return kind === 'other' || isRegisterKind(kind);
}

/** True for a place that belongs to nobody in the register and was not kept as it is. */
export function canBeRegisteredNow({ mention, redaction }: ReviewItem): boolean {
  const isFree = mention.person === undefined && redaction?.action !== 'keep';
  return isFree && canBeRegistered(mention.kind);
}

function isRegisterKind(kind: IdentifierKind): kind is RegisterKind {
  return REGISTER_KINDS.some((one) => one === kind);
}

/** The register kind that a new entry for such a mention begins with. */
export function registerKindOf(kind: IdentifierKind): RegisterKind {
  return isRegisterKind(kind) ? kind : 'person';
}

/** Register entries that can stand behind a mention of the kind, by pseudonym, after a first "nobody" line. */
export function personOptions(
  people: readonly Person[],
  kind: IdentifierKind,
  none: string,
): readonly Option[] {
  const ofPeople = known.get(people) ?? new Map<string, readonly Option[]>();
  known.set(people, ofPeople);
  const id = `${isRegisterKind(kind) ? kind : ''} ${none}`;
  const options = ofPeople.get(id) ?? [
    { id: 'none', label: none },
    ...people
      .filter((person) => !isRegisterKind(kind) || person.kind === kind)
      .map(({ id: person, pseudonym, name, spellings }) => ({
        id: person,
        label: pseudonym,
        description: name,
        otherNames: [name, ...spellings],
      })),
  ];
  ofPeople.set(id, options);
  return options;
}

/** The very same options as long as the register is the same: the list of thousands is then not built anew at each step. */
const known = new WeakMap<readonly Person[], Map<string, readonly Option[]>>();

/** What a new entry for the words of a place begins with, and where else in the text it seems to be meant. */
export function draftFor(
  items: readonly ReviewItem[],
  text: string,
  { from, to }: TextRange,
  kind: RegisterKind,
): RegisterDraft {
  // What a pattern left open is now known to be one.
  const asKind = { kind, source: 'hand', band: 'ask', replacement: '' } as const;
  const others = items
    .map(({ mention }) => mention)
    .filter((mention) => mention.person === undefined && mention.kind === kind)
    .filter((mention) => mention.from >= to || mention.to <= from);
  const all = [...others, { ...asKind, from, to }].toSorted((a, b) => a.from - b.from);
  const mention = all.find((one) => one.from === from) ?? { ...asKind, from, to };
  return registerDraft(text, mention, kind, all);
}
