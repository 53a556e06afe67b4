/** True for a field in which letters are typed. The testimony under review takes none, though it has a caret. */
export function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
