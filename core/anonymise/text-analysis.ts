import type { Mention, Redaction } from '../domain/redaction.ts';
import type { Detector } from './model/detector.ts';
import type { ModelSpan, NameReader } from './model/model-span.ts';
import { PatternReader } from './patterns/pattern-reader.ts';
import type { RegisterMatcher } from './register/register-matcher.ts';
import type { RegisterReader } from './register/register-reader.ts';
import type { StandInLanguage } from './stand-ins.ts';
import type { Steps } from './steps.ts';
import { joinMentions } from './suggest.ts';
import { TextBlocks } from './text-blocks.ts';

/** What a text is looked through with, and what is known of it. */
export interface AnalysisParts {
  readonly matcher: RegisterMatcher;
  readonly detector: Detector;
  /** The testimony's, for stand-ins and for sentences that do not tell theirs. */
  readonly language: StandInLanguage;
  /** Names that a model of one's own finds. */
  readonly ownNames: readonly ModelSpan[];
  readonly decided: readonly Redaction[];
}

/**
 * Everything that seems to identify somebody in one text, and remembers it: after an edit only what changed is looked
 * through again, and what a change elsewhere tells something new about. The answer is that of a fresh analysis.
 */
export class TextAnalysis {
  readonly #blocks = new TextBlocks();
  readonly #patterns = new PatternReader();
  #register: { readonly matcher: RegisterMatcher; readonly reader: RegisterReader } | undefined;
  #names:
    | { readonly detector: Detector; readonly language: string; readonly reader: NameReader }
    | undefined;

  *suggest(text: string, parts: AnalysisParts): Steps<Mention[]> {
    const placed = this.#blocks.place(text);
    const register = yield* this.#registerReader(parts).read(placed);
    const patterns = yield* this.#patterns.read(placed);
    const names = yield* this.#nameReader(parts).read(placed);
    yield;
    return joinMentions(text, [...register, ...patterns], [names, parts.ownNames], parts);
  }

  #registerReader({ matcher }: AnalysisParts): RegisterReader {
    if (this.#register?.matcher !== matcher) this.#register = { matcher, reader: matcher.reader() };
    return this.#register.reader;
  }

  #nameReader({ detector, language }: AnalysisParts): NameReader {
    if (this.#names?.detector !== detector || this.#names.language !== language)
      this.#names = { detector, language, reader: detector.reader({ language }) };
    return this.#names.reader;
  }
}
