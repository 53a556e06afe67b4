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
  /** For another vault than the first: back to where the person came from. */
  readonly onLeave?: () => void;
  /** Asks for a backup to restore instead of making a vault. */
  readonly onRestore: () => void;
}

const STEPS = ['language', 'protects', 'passphrase', 'again'] as const;
/** Who has a vault has chosen a language, and read what it protects. */
const STEPS_OF_ANOTHER = ['passphrase', 'again'] as const;

/** The first run, in four steps. Enter goes on, Alt+Left goes back. */
export function CreateVault(props: CreateVaultProps) {
  const { language, onLanguage, onCreate, onLeave, onRestore } = props;
  const { t } = useTranslation(['unlock', 'common']);
  const [index, setIndex] = useState(0);
  const [passphrase, setPassphrase] = useState('');
  const [isCreating, setCreating] = useState(false);
  const steps = onLeave ? STEPS_OF_ANOTHER : STEPS;
  const step = steps[index] ?? steps[0];

  const next = () => setIndex(Math.min(index + 1, steps.length - 1));
  const back = () => (index === 0 ? onLeave?.() : setIndex(index - 1));
  useShortcuts([{ keys: 'Alt+ArrowLeft', run: back, when: () => !isCreating }]);

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
  const aside = t('common:step', { current: index + 1, total: steps.length });
  return (
    <DoorFrame title={title} aside={aside} isWide>
      {step === 'language' && (
        <LanguageStep
          language={language}
          onRestore={onRestore}
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
