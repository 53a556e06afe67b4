/** The part of Node's EventEmitter that a preload script has in a sandboxed Electron renderer. */
export type Listener = (...args: unknown[]) => void;

export class PageEmitter {
  readonly #listeners = new Map<string, { listener: Listener; original: Listener }[]>();

  on(name: string, listener: Listener): this {
    return this.#add(name, listener, listener);
  }

  once(name: string, listener: Listener): this {
    const onlyOnce: Listener = (...args) => {
      this.off(name, listener);
      listener.apply(this, args);
    };
    return this.#add(name, onlyOnce, listener);
  }

  off(name: string, listener: Listener): this {
    const kept = this.#entries(name).filter((entry) => entry.original !== listener);
    this.#listeners.set(name, kept);
    return this;
  }

  addListener(name: string, listener: Listener): this {
    return this.on(name, listener);
  }

  removeListener(name: string, listener: Listener): this {
    return this.off(name, listener);
  }

  removeAllListeners(name?: string): this {
    if (name === undefined) this.#listeners.clear();
    else this.#listeners.delete(name);
    return this;
  }

  listenerCount(name: string): number {
    return this.#entries(name).length;
  }

  emit(name: string, ...args: unknown[]): boolean {
    const entries = [...this.#entries(name)];
    for (const { listener } of entries) listener.apply(this, args);
    return entries.length > 0;
  }

  #add(name: string, listener: Listener, original: Listener): this {
    this.#listeners.set(name, [...this.#entries(name), { listener, original }]);
    return this;
  }

  #entries(name: string): { listener: Listener; original: Listener }[] {
    return this.#listeners.get(name) ?? [];
  }
}
