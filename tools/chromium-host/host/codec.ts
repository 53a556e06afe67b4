/**
 * Structured clone over a string channel, for both sides: it runs unchanged in Node and in the
 * page's isolated world (see page-script.ts), so it imports nothing.
 *
 * A value is flattened into a list of nodes that refer to each other by index, so cycles and
 * shared references survive. `structuredClone()` goes first: it is what refuses functions, symbols
 * and promises, and what drops prototypes and getters, exactly as Electron's own IPC does.
 */
type Ref =
  | null
  | boolean
  | number
  | string
  | ['undefined']
  | ['number', string]
  | ['bigint', string]
  | ['node', number];

type CodecNode =
  | ['array', Ref[]]
  | ['object', [string, Ref][]]
  | ['map', [Ref, Ref][]]
  | ['set', Ref[]]
  | ['date', number | null]
  | ['regexp', string, string]
  | ['error', string, string, string, Ref]
  | ['buffer', string]
  | ['view', string, Ref, number, number]
  | ['boxed', boolean | number | string];

const ERROR_TYPES: Record<string, ErrorConstructor> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

/** Electron's own words. */
function cannotClone(): Error {
  return new Error('An object could not be cloned.');
}

function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** @throws Error 'An object could not be cloned.' for whatever Electron's IPC refuses. */
export function encodeValue(value: unknown): string {
  let cloned: unknown;
  try {
    cloned = structuredClone(value);
  } catch {
    throw cannotClone();
  }
  const nodes: (CodecNode | null)[] = [];
  const seen = new Map<object, number>();
  const ref = (part: unknown): Ref => {
    if (part === undefined) return ['undefined'];
    if (part === null || typeof part === 'boolean' || typeof part === 'string') return part;
    if (typeof part === 'bigint') return ['bigint', String(part)];
    if (typeof part === 'number') return encodeNumber(part);
    if (typeof part !== 'object') throw cannotClone();
    const known = seen.get(part);
    if (known !== undefined) return ['node', known];
    const at = nodes.push(null) - 1;
    seen.set(part, at);
    nodes[at] = encodeObject(part, ref);
    return ['node', at];
  };
  const top = ref(cloned);
  return JSON.stringify([top, nodes]);
}

function encodeNumber(value: number): Ref {
  if (Object.is(value, -0)) return ['number', '-0'];
  return Number.isFinite(value) ? value : ['number', String(value)];
}

function encodeObject(value: object, ref: (part: unknown) => Ref): CodecNode {
  if (Array.isArray(value)) return ['array', Array.from(value, ref)];
  if (value instanceof Map) return ['map', Array.from(value, ([k, v]) => [ref(k), ref(v)])];
  if (value instanceof Set) return ['set', Array.from(value, ref)];
  if (value instanceof RegExp) return ['regexp', value.source, value.flags];
  if (value instanceof Error) {
    return ['error', value.name, value.message, value.stack ?? '', ref(value.cause)];
  }
  if (value instanceof Date) return ['date', Number.isNaN(+value) ? null : +value];
  if (value instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(value))];
  if (ArrayBuffer.isView(value)) {
    const length = 'length' in value ? Number(value.length) : value.byteLength;
    return ['view', tagOf(value), ref(value.buffer), value.byteOffset, length];
  }
  const tag = tagOf(value);
  if (tag === 'Boolean' || tag === 'Number' || tag === 'String') {
    return ['boxed', value.valueOf() as boolean | number | string];
  }
  if (tag !== 'Object') throw cannotClone(); // Blob, File, CryptoKey, ImageData ...
  return ['object', Object.entries(value).map(([key, part]) => [key, ref(part)])];
}

export function decodeValue(text: string): unknown {
  const [top, nodes] = JSON.parse(text) as [Ref, CodecNode[]];
  const made: unknown[] = [];
  const read = (ref: Ref): unknown => {
    if (!Array.isArray(ref)) return ref;
    if (ref[0] === 'undefined') return undefined;
    if (ref[0] === 'number') return Number(ref[1]);
    if (ref[0] === 'bigint') return BigInt(ref[1]);
    const at = ref[1];
    const node = nodes[at];
    if (at in made || node === undefined) return made[at];
    // The shell is remembered before its parts are read: a part may refer back to it.
    const shell = createShell(node, read);
    made[at] = shell;
    fillShell(shell, node, read);
    return shell;
  };
  return read(top);
}

function createShell(node: CodecNode, read: (ref: Ref) => unknown): unknown {
  switch (node[0]) {
    case 'array':
      return [];
    case 'object':
      return {};
    case 'map':
      return new Map();
    case 'set':
      return new Set();
    case 'date':
      return new Date(node[1] ?? Number.NaN);
    case 'regexp':
      return new RegExp(node[1], node[2]);
    case 'error':
      return createError(node[1], node[2], node[3]);
    case 'buffer':
      return fromBase64(node[1]).buffer;
    case 'view':
      return createView(node[1], read(node[2]) as ArrayBuffer, node[3], node[4]);
    case 'boxed':
      return Object(node[1]);
  }
}

function fillShell(shell: unknown, node: CodecNode, read: (ref: Ref) => unknown): void {
  if (node[0] === 'array') {
    for (const part of node[1]) (shell as unknown[]).push(read(part));
  } else if (node[0] === 'object') {
    for (const [key, part] of node[1]) setOwn(shell as object, key, read(part));
  } else if (node[0] === 'map') {
    for (const [key, part] of node[1]) {
      (shell as Map<unknown, unknown>).set(read(key), read(part));
    }
  } else if (node[0] === 'set') {
    for (const part of node[1]) (shell as Set<unknown>).add(read(part));
  } else if (node[0] === 'error') {
    const cause = read(node[4]);
    if (cause !== undefined) (shell as Error).cause = cause;
  }
}

/** Not an assignment: a key named `__proto__` must become a property. */
function setOwn(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

function createError(name: string, message: string, stack: string): Error {
  const error = new (ERROR_TYPES[name] ?? Error)(message);
  error.stack = stack;
  return error;
}

type ViewConstructor = new (buffer: ArrayBuffer, offset: number, length: number) => unknown;

function createView(name: string, buffer: ArrayBuffer, offset: number, length: number): unknown {
  const View = (globalThis as unknown as Record<string, ViewConstructor>)[name];
  if (View === undefined) throw new Error(`Unknown view: ${name}`);
  return new View(buffer, offset, length);
}

interface Base64Bytes extends Uint8Array<ArrayBuffer> {
  toBase64?(): string;
}

/** Chromium has Uint8Array.prototype.toBase64; Node 24 has only Buffer. */
function toBase64(bytes: Base64Bytes): string {
  if (bytes.toBase64) return bytes.toBase64();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const native = (Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> })
    .fromBase64;
  return native ? native.call(Uint8Array, text) : Uint8Array.from(Buffer.from(text, 'base64'));
}
