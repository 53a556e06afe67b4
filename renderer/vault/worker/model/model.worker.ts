import type { ModelSpan } from '../../../../core/anonymise/model/model-span.ts';
import { AppError } from '../../../../core/errors.ts';
import { answerQuestions } from '../answer-questions.ts';
import type { ToModel } from './model-process.ts';
import { TokenTagger } from './token-tagger.ts';

/** The entry of the worker that runs a model of one's own: its files in, then texts in and spans out. */
let tagger: TokenTagger | undefined;

answerQuestions(async (question: ToModel): Promise<readonly ModelSpan[]> => {
  if (question.type === 'load') {
    tagger = await TokenTagger.load(question.files);
    return [];
  }
  if (!tagger) throw new AppError('model-damaged', 'it was not loaded');
  return tagger.tag(question.text);
});

// Nothing here asks for what the policy refuses; what does is not trusted any further, and ends with this.
self.addEventListener('securitypolicyviolation', () => {
  throw new Error('the model asked for what the policy refuses');
});
