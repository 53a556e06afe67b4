import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Settings, THEMES, UI_LANGUAGES } from '../../../core/settings.ts';
import { hideKeys } from '../../hide-keys.ts';
import { LANGUAGE_NAMES } from '../../i18n.ts';
import { Fieldset } from '../../ui/Fieldset.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { isMacPlatform, keycaps } from '../../ui/keys.ts';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { About } from './About.tsx';
import { OwnModel, type OwnModelProps } from './OwnModel.tsx';
import { RecoverySection } from './recovery/RecoverySection.tsx';
import { PassphraseGroup, type PassphraseGroupProps } from './PassphraseGroup.tsx';
import { VaultName, type VaultNameProps } from './VaultName.tsx';
import styles from './SettingsScreen.module.css';

export interface SettingsScreenProps
  extends VaultNameProps,
    Omit<PassphraseGroupProps, 'language' | 'vault'> {
  readonly vault: OwnModelProps['vault'] & PassphraseGroupProps['vault'];
  /** What the vault requires, which lies in it. */
  readonly rules: ReactNode;
  /** Copies of the vault: a group of its own feature. */
  readonly backup: ReactNode;
  /** Destroying vaults: the same. */
  readonly wipe: ReactNode;
  readonly settings: Settings;
  /** Takes effect at once. */
  readonly onSettings: (change: Partial<Settings>) => void;
}

const TEXT_SIZES = [90, 100, 110, 120, 130, 140, 150];
const LOCK_MINUTES = [1, 2, 5, 10, 15, 30, 60];

/** The value itself is offered even when another version of the app wrote one that is not in the list. */
function withValue(list: readonly number[], value: number): readonly number[] {
  return [...new Set([...list, value])].toSorted((a, b) => a - b);
}

/** What a person may set. Each takes effect at once; nothing here says anything about an interview. */
export function SettingsScreen(props: SettingsScreenProps) {
  const { settings, onSettings, vault, vaultName, onRename, rules, ...others } = props;
  const { backup, wipe, ...passphrase } = others;
  const { t } = useTranslation(['settings', 'common']);
  const { language, theme, textSize, autoLockMinutes, lockWhenHidden } = settings;
  return (
    <div className={styles['screen']}>
      <PageHeader title={t('title')} />
      <div className={styles['groups']}>
        <div className={styles['column']}>
          <Fieldset title={t('language.title')}>
            <div className={styles['narrow']}>
              <Select
                label={t('language.label')}
                description={t('language.description')}
                value={language}
                onChange={(chosen) => onSettings({ language: chosen, languageChosen: true })}
                options={UI_LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] }))}
              />
            </div>
          </Fieldset>
          <Fieldset title={t('appearance.title')}>
            <div className={styles['labelled']}>
              <span className={styles['label']} aria-hidden>
                {t('appearance.theme')}
              </span>
              <SegmentedControl
                label={t('appearance.theme')}
                value={theme}
                onChange={(chosen) => onSettings({ theme: chosen })}
                options={THEMES.map((id) => ({ id, label: t(`appearance.themes.${id}`) }))}
              />
            </div>
            <div className={styles['narrow']}>
              <Select
                label={t('appearance.textSize')}
                value={String(textSize)}
                onChange={(size) => onSettings({ textSize: Number(size) })}
                options={withValue(TEXT_SIZES, textSize).map((size) => ({
                  id: String(size),
                  label: t(size === 100 ? 'appearance.normal' : 'appearance.percent', { size }),
                }))}
              />
            </div>
            <p
              className={styles['sample']}
              style={{ fontSize: (17 * textSize) / 100, lineHeight: `${(27 * textSize) / 100}px` }}
            >
              {t('appearance.sample')}
            </p>
          </Fieldset>
          <VaultName vaultName={vaultName} onRename={onRename} />
          {rules}
          <OwnModel vault={vault} />
          <About />
        </div>
        <div className={styles['column']}>
          <Fieldset title={t('security.title')}>
            <div className={styles['narrow']}>
              <Select
                label={t('security.autoLock')}
                description={t('security.autoLockText')}
                value={String(autoLockMinutes)}
                onChange={(minutes) => onSettings({ autoLockMinutes: Number(minutes) })}
                options={withValue(LOCK_MINUTES, autoLockMinutes).map((minutes) => ({
                  id: String(minutes),
                  label: t('security.minutes', { count: minutes }),
                }))}
              />
            </div>
            <Switch
              label={t('security.lockWhenHidden')}
              description={t('security.lockWhenHiddenText', {
                keys: keycaps(hideKeys(isMacPlatform()), isMacPlatform()).join('+'),
              })}
              isSelected={lockWhenHidden}
              onChange={(chosen) => onSettings({ lockWhenHidden: chosen })}
            />
            <PassphraseGroup vault={vault} language={language} {...passphrase} />
          </Fieldset>
          <RecoverySection vault={vault} />
          {backup}
          {wipe}
        </div>
      </div>
    </div>
  );
}
