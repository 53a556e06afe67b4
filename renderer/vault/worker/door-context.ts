import type { Detector } from '../../../core/anonymise/model/detector.ts';
import type { Progress, VaultArgs, VaultCallName, VaultPart, VaultResult } from '../api.ts';
import type { HostPort } from './host-port.ts';
import type { OwnModel } from './model/own-model.ts';
import type { Vault } from './vault.ts';
import type { VaultBundles } from './vault-bundles.ts';
import type { VaultDisclosure } from './vault-disclosure.ts';
import type { VaultImports } from './vault-imports.ts';
import type { VaultMentions } from './vault-mentions.ts';
import type { VaultMerge } from './vault-merge.ts';
import type { VaultPassages } from './vault-passages.ts';
import type { VaultSearch } from './vault-search.ts';
import type { VaultSnapshots } from './vault-snapshots.ts';

export interface DoorParts {
  readonly host: HostPort;
  readonly onProgress: (progress: Progress) => void;
  /** Asked for once, when names are first looked for. */
  readonly fetchDetector: () => Promise<Detector>;
}

/** An unlocked vault with what is derived from it and kept while it is open. */
export interface Open {
  readonly vault: Vault;
  readonly bundles: VaultBundles;
  readonly disclosure: VaultDisclosure;
  readonly imports: VaultImports;
  readonly mentions: VaultMentions;
  readonly merge: VaultMerge;
  readonly model: OwnModel;
  readonly passages: VaultPassages;
  readonly search: VaultSearch;
  readonly snapshots: VaultSnapshots;
}

/** What a group of calls in `worker/calls/` may use of the door. */
export interface DoorContext extends DoorParts {
  /** @throws AppError `locked` before a vault is open */
  readonly opened: () => Open;
  /** Runs a task after every write asked for so far; nothing else is written meanwhile. */
  readonly write: <T>(task: (open: Open) => Promise<T>) => Promise<T>;
  /** The same for what needs no open vault: it gets the one that is open then, if any. */
  readonly alone: <T>(task: (open: Open | undefined) => Promise<T>) => Promise<T>;
  /** Replaces the open vault; what was derived from the one before goes with it. */
  readonly enter: (vault: Vault) => void;
  /** Closes the open vault for good: whatever still holds it can neither read nor write, nor make its database anew. */
  readonly leave: () => void;
}

/** The worker's side of some of the calls: the same names, answered in time. */
export type Answers<C extends VaultCallName> = {
  readonly [N in C]: (
    args: VaultArgs<N>,
    tell: (part: VaultPart<N>) => void,
  ) => Promise<VaultResult<N>>;
};
