import type { CustodyEntry } from '../../../core/custody/custody-entry.ts';
import type { ChainBreak } from '../../../core/custody/verify-chain.ts';
import type { InterviewId, PersonId } from '../../../core/domain/ids.ts';

/** The custody log. */
export interface CustodyCalls {
  /** The vault's chain, the newest entry first, as much of it as opens. Its times are days. */
  custodyLog(args: undefined): readonly CustodyEntry[];
  /** An interview's own chain, oldest first. @throws not-found, row-missing, row-damaged */
  custodyOf(args: { id: InterviewId }): readonly CustodyEntry[];
  /** Goes through every chain, which takes as long as that takes, and enters what was found. */
  checkCustody(args: undefined): LogCheck;
  /** Says that the names of an entry of the register are on screen, or without one of all. */
  noteIdentityViewed(args: { id?: PersonId }): void;
}

export interface LogCheck {
  /** Of the vault's chain. */
  readonly entries: number;
  readonly interviews: number;
  readonly broken: readonly BrokenChain[];
}

/** Where a chain does not hold: an interview's, or the vault's. */
export interface BrokenChain extends ChainBreak {
  readonly interview?: InterviewId;
  /** By which a person knows the interview. */
  readonly code?: string;
}
