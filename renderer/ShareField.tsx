import { type Ref, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  GROUPS_PER_LINE,
  readShare,
  type ShareProblem,
  type ShareReading,
} from '../core/vault/recovery-share.ts';
import { TextField } from './ui/TextField.tsx';

interface ShareFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The person said that they are done: everything that is wrong is said, also what is only unfinished. */
  readonly isTried: boolean;
  readonly isReadOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

/** A recovery share typed from paper. A slip is pointed at as soon as its group is complete. */
export function ShareField({ value, isTried, ...field }: ShareFieldProps) {
  const { t } = useTranslation('recovery');
  const reading = useShareReading(value);
  const sentence = useProblemSentence();
  const problem = reading && !reading.ok ? reading.problem : undefined;
  const isShown = problem !== undefined && (isTried || !isUnfinished(problem));
  const description = reading?.ok
    ? t('field.read', {
        index: reading.share.index,
        set: reading.share.set,
        code: reading.share.vaultCode,
      })
    : t('field.description');
  return (
    <TextField
      {...field}
      kind="multiline"
      rows={4}
      isMono
      value={value}
      description={description}
      error={isShown ? sentence(problem) : undefined}
    />
  );
}

function useShareReading(typed: string): ShareReading | undefined {
  const [reading, setReading] = useState<ShareReading>();
  useEffect(() => {
    let isCurrent = true;
    void readShare(typed).then((result) => isCurrent && setReading(result));
    return () => {
      isCurrent = false;
    };
  }, [typed]);
  return reading;
}

function isUnfinished(problem: ShareProblem): boolean {
  return (
    problem.kind === 'empty' ||
    (problem.kind === 'length' && problem.by < 0 && problem.group === undefined)
  );
}

function useProblemSentence(): (problem: ShareProblem) => string {
  const { t } = useTranslation('recovery');
  const place = (group: number) => ({
    group: group + 1,
    line: Math.floor(group / GROUPS_PER_LINE) + 1,
  });
  return (problem) => {
    switch (problem.kind) {
      case 'character':
        return t('field.character', {
          ...place(problem.group),
          character: problem.character,
        });
      case 'groups': {
        const [first = 0, ...others] = problem.groups;
        if (others.length === 0) return t('field.group', place(first));
        return t('field.groups', { groups: problem.groups.map((group) => group + 1).join(', ') });
      }
      case 'length': {
        const count = Math.abs(problem.by);
        const what = problem.by < 0 ? t('field.missing', { count }) : t('field.tooMany', { count });
        return problem.group === undefined
          ? what
          : `${what} ${t('field.where', place(problem.group))}`;
      }
      case 'empty':
      case 'whole':
      case 'newer':
        return t(`field.${problem.kind}`);
    }
  };
}
