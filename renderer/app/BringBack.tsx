import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterviewId } from '../../core/domain/ids.ts';
import type { InterviewHeader } from '../../core/domain/interview.ts';
import { AppError, type ErrorCode, errorCode } from '../../core/errors.ts';
import { useErrorSentence, useLanguage } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { formatDay, formatNumber, formatTime } from '../ui/format.ts';
import type { InterviewInSnapshot } from '../vault/calls/damage-calls.ts';
import type { Library } from '../vault/library.ts';

export interface BringBackProps {
  readonly library: Library;
  readonly interview: Pick<InterviewHeader, 'id' | 'code'>;
  /** It opens again. */
  readonly onBack: (id: InterviewId) => void;
}

/** What came of looking: a snapshot that has it, none, or why nobody knows. */
type Answer = InterviewInSnapshot | 'none' | { readonly failure: ErrorCode };

/** Looks in the snapshots for an interview that does not open, and brings it back when the person wants that. */
export function BringBack({ library, interview: { id, code }, onBack }: BringBackProps) {
  const { t } = useTranslation(['damage', 'common']);
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer>();
  const work = async (task: () => Promise<Answer | undefined>) => {
    setBusy(true);
    setAnswer(await task().catch((error: unknown) => ({ failure: errorCode(error) })));
    setBusy(false);
  };
  const look = () =>
    work(async () => (await library.vault.call('findInSnapshots', { id })) ?? 'none');
  const bring = () =>
    work(async () => {
      library.takeHeader(await library.vault.call('bringBackInterview', { id }));
      onBack(id);
      return undefined;
    });
  const found = answer !== undefined && answer !== 'none' && !('failure' in answer);
  return (
    <>
      <Button
        onPress={() => void look()}
        isPending={isBusy && !found}
        pendingLabel={t('bringBack.looking')}
      >
        {t('bringBack.look', { code })}
      </Button>
      {answer && (
        <Dialog
          isOpen
          title={t('bringBack.title', { code })}
          isBusy={isBusy}
          onClose={() => setAnswer(undefined)}
          actions={
            <>
              <Button autoFocus isDisabled={isBusy} onPress={() => setAnswer(undefined)}>
                {found ? t('common:cancel') : t('common:close')}
              </Button>
              {found && (
                <Button
                  variant="primary"
                  onPress={() => void bring()}
                  isPending={isBusy}
                  pendingLabel={t('bringBack.bringing')}
                >
                  {t('bringBack.confirm')}
                </Button>
              )}
            </>
          }
        >
          <Sentence answer={answer} />
        </Dialog>
      )}
    </>
  );
}

function Sentence({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation('damage');
  const language = useLanguage();
  const sentenceOf = useErrorSentence();
  if (answer === 'none') return <p>{t('bringBack.none')}</p>;
  if ('failure' in answer)
    return <p role="alert">{sentenceOf(new AppError(answer.failure)).text}</p>;
  const { madeAt, length } = answer;
  const when = `${formatDay(madeAt, language)}, ${formatTime(madeAt)}`;
  const number = formatNumber(length, language);
  return <p>{t('bringBack.found', { when, count: length, number })}</p>;
}
