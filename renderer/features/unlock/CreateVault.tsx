import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n.ts';
import { useShortcuts } from '../../ui/shortcuts.tsx';
import { AgainStep } from './AgainStep.tsx';
import { DoorFrame } from './DoorFrame.tsx';
import { LanguageStep } from './LanguageStep.tsx';
import { PassphraseStep } from './PassphraseStep.tsx';
import { ProtectionStep } from './ProtectionStep.tsx';

export interface CreateVaultProps {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  /** Makes the vault and leaves it open. Rejects with an AppError. */
  readonly onCreate: (passphrase: string) => Promise<void>;
}

const STEPS = ['language', 'protects', 'passphrase', 'again'] as const;

/** The first run, in four steps. Enter goes on, Alt+Left goes back. */
export function CreateVault({ language, onLanguage, onCreate }: CreateVaultProps) {
  const { t } = useTranslation(['unlock', 'common']);
  const [index, setIndex] = useState(0);
  const [passphrase, setPassphrase] = useState('');
  const [isCreating, setCreating] = useState(false);
  const step = STEPS[index] ?? 'language';

  const next = () => setIndex(Math.min(index + 1, STEPS.length - 1));
  const back = () => setIndex(Math.max(index - 1, 0));
  useShortcuts([{ keys: 'Alt+ArrowLeft', run: back, when: () => index > 0 && !isCreating }]);

  async function create() {
    setCreating(true);
    try {
      await onCreate(passphrase);
    } finally {
      setCreating(false);
    }
  }

  const title = {
    language: t('create.languageTitle'),
    protects: t('create.protectsTitle'),
    passphrase: t('create.passphraseTitle'),
    again: t('create.againTitle'),
  }[step];
  const aside = t('common:step', { current: index + 1, total: STEPS.length });
  return (
    <DoorFrame title={title} aside={aside} isWide>
      {step === 'language' && (
        <LanguageStep
          language={language}
          onChoose={(chosen) => {
            onLanguage(chosen);
            next();
          }}
        />
      )}
      {step === 'protects' && <ProtectionStep onBack={back} onNext={next} />}
      {step === 'passphrase' && (
        <PassphraseStep
          language={language}
          passphrase={passphrase}
          onPassphrase={setPassphrase}
          onBack={back}
          onNext={next}
        />
      )}
      {step === 'again' && (
        <AgainStep
          passphrase={passphrase}
          onBack={back}
          onCreate={create}
          isCreating={isCreating}
        />
      )}
    </DoorFrame>
  );
}
