import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n.ts';
import { LettersBadge } from '../../LettersBadge.tsx';
import { usePassphraseStrength } from '../../passphrase-strength.ts';
import { SuggestWords } from '../../SuggestWords.tsx';
import { StrengthMeter } from '../../ui/StrengthMeter.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** The passphrase of now, the new one above the floor, and the new one again. */
export function useNewPassphrase() {
  const { t } = useTranslation('settings');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const strength = usePassphraseStrength(next);
  const errors = {
    current: current === '' ? t('change.currentMissing') : undefined,
    next: !strength.isEnough ? t('change.weak') : next === current ? t('change.same') : undefined,
    again: again === next ? undefined : t('change.differs'),
  };
  const isReady = Object.values(errors).every((error) => error === undefined);
  return { current, setCurrent, next, setNext, again, setAgain, strength, errors, isReady };
}

interface NewPassphraseFieldsProps {
  readonly form: ReturnType<typeof useNewPassphrase>;
  readonly language: Language;
  /** Somebody tried to go on: from then on the fields say what is wrong. */
  readonly isTried: boolean;
  readonly isWorking: boolean;
  readonly nextText?: string;
  readonly onEnter: () => void;
}

export function NewPassphraseFields(props: NewPassphraseFieldsProps) {
  const { form, language, isTried, isWorking, nextText, onEnter } = props;
  const { t } = useTranslation(['settings', 'common']);
  const { current, next, again, strength, errors } = form;
  const common = {
    kind: 'password',
    showLabel: t('common:showHeld'),
    capsLockText: t('common:capsLock'),
    isReadOnly: isWorking,
    onEnter,
  } as const;
  return (
    <>
      <TextField
        {...common}
        label={t('change.current')}
        value={current}
        trailing={<LettersBadge text={current} />}
        onChange={form.setCurrent}
        // The first field of a form that the person just opened.
        autoFocus
        error={isTried ? errors.current : undefined}
      />
      <TextField
        {...common}
        label={t('change.next')}
        {...(nextText !== undefined && { description: nextText })}
        value={next}
        trailing={<LettersBadge text={next} />}
        onChange={form.setNext}
        error={isTried ? errors.next : undefined}
      />
      <StrengthMeter {...strength} />
      <SuggestWords language={language} onUse={form.setNext} isDisabled={isWorking} />
      <TextField
        {...common}
        label={t('change.again')}
        value={again}
        trailing={<LettersBadge text={again} />}
        onChange={form.setAgain}
        error={isTried ? errors.again : undefined}
      />
    </>
  );
}
