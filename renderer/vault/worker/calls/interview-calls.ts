import type { Answers, DoorContext } from '../door-context.ts';

type InterviewCallName =
  | 'interviews'
  | 'createInterview'
  | 'openInterview'
  | 'saveInterview'
  | 'binInterview'
  | 'disclosed';

export function interviewCalls({ opened, write }: DoorContext): Answers<InterviewCallName> {
  return {
    interviews: async () => opened().vault.interviews.headers(),
    createInterview: ({ record, text }) =>
      write(({ vault }) => vault.interviews.create(record, text)),
    openInterview: ({ id }) =>
      write(({ mentions, vault }) => {
        mentions.forget();
        return vault.interviews.open(id);
      }),
    saveInterview: (edit) => write(({ vault }) => vault.interviews.save(edit)),
    binInterview: ({ id, deletedAt }) => write(({ vault }) => vault.bin.move(id, deletedAt)),
    disclosed: () => opened().disclosure.list(),
  };
}
