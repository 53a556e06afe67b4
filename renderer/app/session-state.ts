/** What the window shows and knows. The session makes these values; screens only read them. */
import type { InterviewId } from '../../core/domain/ids.ts';
import type { ErrorCode } from '../../core/errors.ts';
import type { CallResult, LockReason } from '../../core/ipc/contract.ts';
import type { Settings } from '../../core/settings.ts';
import type { InterviewDocument } from '../features/interview/interview-document.ts';
import type { ReplayReport } from '../vault/calls/pending-calls.ts';
import type { Library } from '../vault/library.ts';
import type { WipeReport } from '../vault/wiped-vaults.ts';
import type { DoorState, VaultName } from './at-door.ts';
import type { Route } from './route.ts';

export type OpenSession = Extract<SessionState, { phase: 'open' }>;

export type SessionState =
  | { readonly phase: 'starting' }
  | DoorState
  | {
      readonly phase: 'open';
      readonly vault: VaultName;
      readonly library: Library;
      readonly route: Route;
      /** The text that is edited. */
      readonly document: InterviewDocument | undefined;
      /** The testimony: the same, or beside a translation. Undefined when it does not open. */
      readonly original: InterviewDocument | undefined;
    }
  /** The screen is covered while the last edits become durable. */
  | { readonly phase: 'locking' }
  /** Vaults were wiped by the document before this one, or before the app ended. */
  | { readonly phase: 'wiped'; readonly report: WipeReport };

/** A bundle that the operating system handed over. */
export type OfferedBundle = NonNullable<CallResult<'openFile.takeOffered'>>;

export interface AppFacts {
  readonly settings: Settings;
  readonly version: string;
  readonly developmentHost: boolean;
  readonly settingsSetAside: string | undefined;
  readonly offered: OfferedBundle | undefined;
  readonly areKeysShown: boolean;
  /** Why the last thing that no screen waits for (going somewhere, a new interview) did not happen. */
  readonly failure: ErrorCode | undefined;
  /** The interview that was to be opened when it did not. */
  readonly unopened: InterviewId | undefined;
  /** Why the document before this one locked. */
  readonly lockReason: LockReason | undefined;
  /** What became of edits that could not be saved before the last lock, until it is read. */
  readonly replay: ReplayReport | undefined;
}
