import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

/** Something that a form starts once, and that takes a while: what it does meanwhile, and what went wrong. */
export interface Work {
  /** The person has asked for it: from now on the form says what is missing. */
  readonly isTried: boolean;
  readonly isWorking: boolean;
  readonly failure: unknown;
  readonly start: () => Promise<void>;
}

/** @param run what is started; while `isReady` is false nothing is, but the form says why */
export function useWork(isReady: boolean, run: () => Promise<void>): Work {
  const [isTried, setTried] = useState(false);
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  async function start() {
    setTried(true);
    if (!isReady || isWorking) return;
    setWorking(true);
    setFailure(undefined);
    try {
      await run();
    } catch (error) {
      setFailure(error);
    }
    setWorking(false);
  }
  return { isTried, isWorking, failure, start };
}

interface WorkDialogProps {
  readonly work: Work;
  readonly title: string;
  readonly startLabel: string;
  readonly workingLabel: string;
  readonly size?: 'medium';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The frame of a form that starts such work: it cannot be left while that goes on. */
export function WorkDialog(props: WorkDialogProps) {
  const { work, title, startLabel, workingLabel, size, onClose, children } = props;
  const { t } = useTranslation('common');
  const errorSentence = useErrorSentence();
  const sentence = work.failure === undefined ? undefined : errorSentence(work.failure);
  return (
    <Dialog
      isOpen
      {...(size ? { size } : {})}
      onClose={onClose}
      title={title}
      isBusy={work.isWorking}
      actions={
        <>
          <Button onPress={onClose} isDisabled={work.isWorking}>
            {t('cancel')}
          </Button>
          <Button
            variant="primary"
            onPress={() => void work.start()}
            isPending={work.isWorking}
            pendingLabel={workingLabel}
          >
            {startLabel}
          </Button>
        </>
      }
    >
      {sentence && (
        <Banner tone="danger" title={sentence.title} isLive>
          {sentence.text}
        </Banner>
      )}
      {children}
    </Dialog>
  );
}
