/** What passes between a page's isolated world and the host. `args` and `value` are encoded. */
export type FromPage = { id?: number } & (
  | { kind: 'send'; channel: string; args: string }
  | { kind: 'invoke'; channel: string; args: string }
  | { kind: 'permission'; permission: string; details: object }
  | { kind: 'resize' }
);

export type ToPage =
  | { kind: 'event'; channel: string; args: string }
  | { kind: 'value'; id: number; value: string }
  | { kind: 'error'; id: number; error: string };
