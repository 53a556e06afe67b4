import type { ErrorCode } from '../../../core/errors.ts';

/** What a model of one's own says about itself. */
export interface OwnModelInfo {
  /** As its makers named it, else as the folder is named. */
  readonly name: string;
  readonly folder: string;
  /** Bytes of its weights. */
  readonly size: number;
  /** Its labels for people, places and organisations, as they are written there. */
  readonly labels: readonly string[];
}

/** `failed`: interviews are looked through without it, and the person has to know. */
export type OwnModelState =
  | { readonly state: 'none' }
  | { readonly state: 'ready'; readonly info: OwnModelInfo }
  | { readonly state: 'failed'; readonly code: ErrorCode };

/** The calls about a detection model of one's own. */
export interface ModelCalls {
  /** Reads what the remembered folder says of itself, and starts nothing. */
  ownModel(args: undefined): OwnModelState;
  /**
   * Asks for a folder, runs its model once, and only then remembers it; undefined when nobody chose. The one before
   * stays when this fails. @throws model-*, file-read-failed
   */
  chooseModel(args: undefined): OwnModelInfo | undefined;
  removeModel(args: undefined): void;
}
