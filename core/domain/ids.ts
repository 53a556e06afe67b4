/** Ids are random UUIDs (version 4); the brand keeps one kind from standing for another. */
declare const kind: unique symbol;
type Id<Kind extends string> = string & { readonly [kind]: Kind };

export type VaultId = Id<'vault'>;
export type InterviewId = Id<'interview'>;
export type PersonId = Id<'person'>;
export type PassageId = Id<'passage'>;
export type RedactionId = Id<'redaction'>;
export type ContactId = Id<'contact'>;
/** A stable name such as `act.sign.forced` (starter codebook) or a UUID (a researcher's own tag). */
export type TagId = Id<'tag'>;

/** A new random id of the kind that the call site asks for. */
export function newId<T extends Id<string>>(): T {
  return crypto.randomUUID() as string as T;
}
