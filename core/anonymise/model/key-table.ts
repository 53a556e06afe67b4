/** Numbers other than 0 found by their hash: open addressing in one typed array, each key beside its number. */
export class KeyTable {
  readonly #slots: Int32Array;
  readonly #mask: number;

  /** @param size how many keys there will be at most */
  constructor(size: number) {
    let slots = 16;
    while (slots < size * 2) slots *= 2;
    this.#slots = new Int32Array(slots * 2);
    this.#mask = slots - 1;
  }

  set(key: number, value: number): void {
    const slot = this.#find(key);
    this.#slots[slot] = key;
    this.#slots[slot + 1] = value;
  }

  /** 0 for a key that is not there. */
  get(key: number): number {
    return this.#slots[this.#find(key) + 1] ?? 0;
  }

  #find(key: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = key & mask;
    while (slots[slot * 2 + 1] !== 0 && slots[slot * 2] !== key) slot = (slot + 1) & mask;
    return slot * 2;
  }
}
