import type { Detector } from '../../../core/anonymise/model/detector.ts';
import {
  prepareRegisterMatcher,
  type RegisterMatcher,
} from '../../../core/anonymise/register/register-matcher.ts';
import { standInLanguage } from '../../../core/anonymise/stand-ins.ts';
import { TextAnalysis } from '../../../core/anonymise/text-analysis.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { Person } from '../../../core/domain/person.ts';
import type { Mention } from '../../../core/domain/redaction.ts';
import { inTurns } from './in-turns.ts';
import type { OwnModel } from './model/own-model.ts';
import { SerialQueue } from './serial-queue.ts';
import type { Vault } from './vault.ts';

/** What finds names that nobody registered. */
export interface MentionModels {
  /** The app's own. */
  readonly detector: () => Promise<Detector>;
  /** One that the team chose, if any. */
  readonly ownModel: Pick<OwnModel, 'spans'>;
}

/** Who is typing saves about twice a second. */
const TYPING_MS = 1000;
/**
 * Between two turns while somebody types: drawing what they type needs the cores more, and on two slow ones looking
 * through a text without a rest makes keys late.
 */
const REST_MS = 16;

/**
 * What seems to identify somebody in the interviews of an unlocked vault. Texts are looked through one after the other, and
 * in turns with everything else: a save comes between.
 */
export class VaultMentions {
  readonly #vault: Vault;
  readonly #ownModel: Pick<OwnModel, 'spans'>;
  readonly #detector: () => Promise<Detector>;
  readonly #texts = new SerialQueue();
  /** Built once for many texts, and anew for another register. */
  #matcher: { readonly people: readonly Person[]; readonly match: RegisterMatcher } | undefined;
  /** Of the interview under review, which is asked about after every edit. */
  #reviewed: { readonly id: InterviewId; readonly analysis: TextAnalysis } | undefined;
  /** The vault's last change, as far as was seen here. */
  #saved = { revision: 0, at: 0 };

  constructor(vault: Vault, { detector, ownModel }: MentionModels) {
    this.#vault = vault;
    this.#detector = detector;
    this.#ownModel = ownModel;
  }

  /** In the saved text, and not decided yet. */
  of(id: InterviewId): Promise<Mention[]> {
    return this.#texts.run(() => this.#suggest(id, new TextAnalysis()));
  }

  /** The same of the interview under review, of which it remembers what need not be looked at again. */
  ofReviewed(id: InterviewId): Promise<Mention[]> {
    return this.#texts.run(() => {
      if (this.#reviewed?.id !== id) this.#reviewed = { id, analysis: new TextAnalysis() };
      return this.#suggest(id, this.#reviewed.analysis);
    });
  }

  /** Another interview is opened, or one was destroyed: what was remembered holds its words. */
  forget(): void {
    this.#reviewed = undefined;
  }

  async #suggest(id: InterviewId, analysis: TextAnalysis): Promise<Mention[]> {
    const matcher = await this.#matcherOf(await this.#vault.register.list());
    const { text, record } = await this.#vault.interviews.read(id);
    const language = standInLanguage(record.language, text);
    const detector = await this.#detector();
    const ownNames = await this.#ownModel.spans(text);
    const decided = record.redactions;
    const steps = analysis.suggest(text, { matcher, detector, language, ownNames, decided });
    return inTurns(steps, () => this.#rest());
  }

  async #matcherOf(people: readonly Person[]): Promise<RegisterMatcher> {
    if (this.#matcher?.people !== people)
      this.#matcher = {
        people,
        match: await inTurns(prepareRegisterMatcher(people), () => this.#rest()),
      };
    return this.#matcher.match;
  }

  #rest(): number {
    const { revision } = this.#vault;
    if (revision !== this.#saved.revision) this.#saved = { revision, at: performance.now() };
    return performance.now() - this.#saved.at < TYPING_MS ? REST_MS : 0;
  }
}
