import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { DoorFrame } from './DoorFrame.tsx';
import styles from './door-steps.module.css';

export interface ChooseVaultProps<Id extends string> {
  readonly vaults: readonly {
    readonly id: Id;
    readonly name: string;
    /** False when neither copy of its key file is there. */
    readonly hasKeys: boolean;
  }[];
  readonly onChoose: (id: Id) => void;
  readonly onNew: () => void;
}

/** The vaults of this profile by their neutral names. Nothing tells which was open last. */
export function ChooseVault<Id extends string>({ vaults, onChoose, onNew }: ChooseVaultProps<Id>) {
  const { t } = useTranslation('unlock');
  return (
    <DoorFrame title={t('choose.title')}>
      <ul className={styles['languages']} aria-label={t('choose.list')}>
        {vaults.map(({ id, name, hasKeys }, i) => (
          <li key={id}>
            {/* The only question of the screen. */}
            <Button onPress={() => onChoose(id)} autoFocus={i === 0}>
              {hasKeys ? name : t('choose.noKeys', { name })}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles['rule']}>
        <div className={styles['others']}>
          <Button variant="quiet" onPress={onNew}>
            {t('startNew')}
          </Button>
        </div>
      </div>
    </DoorFrame>
  );
}
