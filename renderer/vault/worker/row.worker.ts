import { TextFolder } from '../../../core/search/fold-text.ts';
import type { InterviewContent } from '../../../core/vault/row-format.ts';
import { answerQuestions } from './answer-questions.ts';
import type { RowAnswer, RowQuestion } from './row-crew.ts';
import { foldInterview, makeRow, openInterview } from './row-work.ts';

/** A helper's entry: sealed rows in and interviews out, or the other way round. */
const folder = new TextFolder();

answerQuestions<RowQuestion, RowAnswer>(
  (question) => {
    if ('make' in question)
      return Promise.all(question.make.map((one) => makeRow(question.keys, one)));
    const { labels } = question;
    const view = (content: InterviewContent) =>
      labels ? foldInterview(content, labels, folder) : content;
    return Promise.all(question.open.map((one) => openInterview(question.keys, one, view)));
  },
  (answer) => answer.flatMap((one) => ('row' in one ? [one.row.sealed.buffer] : [])),
);
