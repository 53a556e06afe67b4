/**
 * Terms of a Uwazi thesaurus: what its CSV import would take for a separator is replaced, and no two are equal.
 * Flat, the group in front: in a grouped thesaurus each term begins with `-`, which a spreadsheet takes for a formula, and
 * an apostrophe before it would be taken for part of the term.
 */
export class UwaziTerms {
  readonly #terms = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** @param id of the tag; the same id, the same term */
  term(id: string, label: string): string {
    const known = this.#terms.get(id);
    if (known !== undefined) return known;
    const plain = label.replaceAll('|', '/').replaceAll('::', ':');
    // A term may not begin like the mark of a member, nor like a formula.
    const base = plain.replace(/^[\s\-=+@'＝＋－＠]+/, '').trim() || id;
    let term = base;
    for (let n = 2; this.#taken.has(term.toLowerCase()); n += 1) term = `${base} (${n})`;
    this.#taken.add(term.toLowerCase());
    this.#terms.set(id, term);
    return term;
  }

  list(): readonly string[] {
    return [...this.#terms.values()];
  }
}
