import type { Detector } from '../../../core/anonymise/model/detector.ts';
import {
  createRegisterMatcher,
  type RegisterMatcher,
} from '../../../core/anonymise/register/register-matcher.ts';
import { standInLanguage } from '../../../core/anonymise/stand-ins.ts';
import { suggestWith } from '../../../core/anonymise/suggest.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { Person } from '../../../core/domain/person.ts';
import type { Mention } from '../../../core/domain/redaction.ts';
import type { OwnModel } from './model/own-model.ts';
import type { Vault } from './vault.ts';

/** What finds names that nobody registered. */
export interface MentionModels {
  /** The app's own. */
  readonly detector: () => Promise<Detector>;
  /** One that the team chose, if any. */
  readonly ownModel: Pick<OwnModel, 'spans'>;
}

/** What seems to identify somebody in the interviews of an unlocked vault. */
export class VaultMentions {
  readonly #vault: Vault;
  readonly #ownModel: Pick<OwnModel, 'spans'>;
  /** Built once for many texts, and anew for another register. */
  #matcher: { readonly people: readonly Person[]; readonly match: RegisterMatcher } | undefined;

  readonly #detector: () => Promise<Detector>;

  constructor(vault: Vault, { detector, ownModel }: MentionModels) {
    this.#vault = vault;
    this.#detector = detector;
    this.#ownModel = ownModel;
  }

  /** In the saved text, and not decided yet. */
  async of(id: InterviewId): Promise<Mention[]> {
    const people = await this.#vault.register.list();
    if (this.#matcher?.people !== people)
      this.#matcher = { people, match: createRegisterMatcher(people) };
    const { match } = this.#matcher;
    const { text, record } = await this.#vault.interviews.read(id);
    const language = standInLanguage(record.language, text);
    const detector = await this.#detector();
    const ownNames = await this.#ownModel.spans(text);
    return suggestWith(match, text, record.redactions, language, [
      (all) => detector.find(all, { language }),
      () => ownNames,
    ]);
  }
}
