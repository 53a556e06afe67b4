/**
 * Electron's `clipboard` since 44: the W3C shape, everything a promise. It is the host's own, and
 * not connected with the desktop's.
 */
type Representation = string | Blob | Promise<string | Blob>;

export class ClipboardItem {
  readonly types: string[];
  readonly #data: Record<string, Representation>;

  constructor(data: Record<string, Representation>) {
    this.#data = data;
    this.types = Object.keys(data);
  }

  async getType(type: string): Promise<Blob> {
    const data = await this.#data[type];
    if (data === undefined) throw new Error(`The type '${type}' was not found`);
    return data instanceof Blob ? data : new Blob([data], { type });
  }
}

let items: ClipboardItem[] = [];

export const clipboard = {
  async read(): Promise<ClipboardItem[]> {
    return [...items];
  },
  async write(data: ClipboardItem[]): Promise<void> {
    items = [...data];
  },
  async readText(): Promise<string> {
    const item = items.find(({ types }) => types.includes('text/plain'));
    return item ? (await item.getType('text/plain')).text() : '';
  },
  async writeText(text: string): Promise<void> {
    items = [new ClipboardItem({ 'text/plain': text })];
  },
  async has(type: string): Promise<boolean> {
    return items.some(({ types }) => types.includes(type));
  },
  clear(): void {
    items = [];
  },
};
