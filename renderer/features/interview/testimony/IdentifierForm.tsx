import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IDENTIFIER_KINDS, type IdentifierKind } from '../../../../core/domain/redaction.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './TestimonyPane.module.css';

export interface IdentifierFormProps {
  /** The words it is about. */
  readonly words: string;
  /** `replacement` is empty when the words are to be taken out. */
  readonly onMark: (kind: IdentifierKind, replacement: string) => void;
}

/** Says of some words that they identify somebody, and what readers see instead. Enter is enough. */
export function IdentifierForm({ words, onMark }: IdentifierFormProps) {
  const { t } = useTranslation('testimony');
  const [kind, setKind] = useState<IdentifierKind>('other');
  const [replacement, setReplacement] = useState('');
  const mark = () => onMark(kind, replacement.trim());
  return (
    <div className={styles['identifier']}>
      <p className={styles['words']}>{words}</p>
      <TextField
        // The person opened this form with a key and goes on typing.
        autoFocus
        label={t('identifier.replacement')}
        description={t('identifier.replacementHelp')}
        placeholder={t('identifier.replacementExample')}
        value={replacement}
        onChange={setReplacement}
        onEnter={mark}
      />
      <Select
        label={t('identifier.kind')}
        options={IDENTIFIER_KINDS.map((id) => ({ id, label: t(`identifier.kinds.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <Button variant="primary" onPress={mark}>
        {t('identifier.mark')}
      </Button>
    </div>
  );
}
