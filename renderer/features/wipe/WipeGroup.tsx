import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Settings, WIPE_SHORTCUTS } from '../../../core/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Fieldset } from '../../ui/Fieldset.tsx';
import { isMacPlatform, keycaps } from '../../ui/keys.ts';
import { Select } from '../../ui/Select.tsx';
import { WhatRemains } from './WhatRemains.tsx';
import styles from './wipe.module.css';

interface WipeGroupProps {
  readonly vaultName: string;
  readonly shortcut: Settings['wipeShortcut'];
  readonly onShortcut: (shortcut: Settings['wipeShortcut']) => void;
  /** Destroys the open vault. The page ends with it. */
  readonly onWipe: () => Promise<void>;
}

const OFF = 'off';

/** Settings: the keys of the emergency wipe, and destroying this vault without an emergency. */
export function WipeGroup({ vaultName, shortcut, onShortcut, onWipe }: WipeGroupProps) {
  const { t } = useTranslation(['wipe', 'common']);
  const [isAsking, setAsking] = useState(false);
  const [isWiping, setWiping] = useState(false);
  const options = WIPE_SHORTCUTS.map((keys) => ({
    id: keys,
    label: keycaps(keys, isMacPlatform()).join('+'),
  }));
  return (
    <Fieldset title={t('title')}>
      <div className={styles['narrow']}>
        <Select
          label={t('shortcut')}
          description={t('shortcutText')}
          value={shortcut ?? OFF}
          onChange={(chosen) => onShortcut(chosen === OFF ? null : chosen)}
          options={[{ id: OFF, label: t('off') }, ...options]}
        />
      </div>
      <div className={styles['stack']}>
        <Button variant="danger" onPress={() => setAsking(true)}>
          {t('destroyThis')}
        </Button>
        <p className={styles['minor']}>{t('destroyThisText')}</p>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('ask', { name: vaultName })}
        confirmLabel={t('confirm')}
        cancelLabel={t('common:cancel')}
        word={{ label: t('word', { word: vaultName }), value: vaultName }}
        isPending={isWiping}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setWiping(true);
          void onWipe();
        }}
      >
        <p>{t('effect')}</p>
        <WhatRemains />
      </ConfirmDialog>
    </Fieldset>
  );
}
