import { type Person, REGISTER_KINDS, type RegisterKind } from '../../../../core/domain/person.ts';
import type { IdentifierKind } from '../../../../core/domain/redaction.ts';
import type { Option } from '../../../ui/Select.tsx';

/** Kinds that an entry of the register can stand behind; what a pattern leaves open counts among them. */
export function canBeRegistered(kind: IdentifierKind): boolean {
  return kind === 'other' || isRegisterKind(kind);
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
      .map(({ id: person, pseudonym, name }) => ({
        id: person,
        label: pseudonym,
        description: name,
      })),
  ];
  ofPeople.set(id, options);
  return options;
}

/** The very same options as long as the register is the same: the list of thousands is then not built anew at each step. */
const known = new WeakMap<readonly Person[], Map<string, readonly Option[]>>();
