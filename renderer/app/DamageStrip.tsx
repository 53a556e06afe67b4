import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import type { UnlockReport } from '../vault/calls/damage-calls.ts';
import type { Library } from '../vault/library.ts';
import { DamageDialog } from './DamageDialog.tsx';

/** A calm word after unlocking when something of the vault was damaged, and the way to what can be done. */
export function DamageStrip({ library }: { readonly library: Library }) {
  const { t } = useTranslation(['damage', 'common']);
  const [report, setReport] = useState<UnlockReport>();
  const [isRead, setRead] = useState(false);
  const [isShown, setShown] = useState(false);
  const reload = async () => setReport(await library.vault.call('damage', undefined));

  // Anew: from the settings, too, something may have been brought back meanwhile.
  const show = async () => {
    setShown(true);
    await reload();
  };

  useEffect(() => {
    let isCurrent = true;
    void library.vault
      .call('damage', undefined)
      // The vault was locked meanwhile: there is nothing to tell then.
      .catch(() => undefined)
      .then((found) => isCurrent && setReport(found));
    return () => {
      isCurrent = false;
    };
  }, [library]);

  if (!report || isRead || !hasDamage(report)) return null;
  const isRepaired = !isLasting(report);
  return (
    <>
      <Banner
        tone={isRepaired ? 'info' : 'warning'}
        shape="strip"
        isLive
        onDismiss={() => setRead(true)}
        dismissLabel={t('common:close')}
        actions={<Button onPress={() => void show()}>{t('show')}</Button>}
      >
        {isRepaired ? t('stripRepaired') : t('stripLasting')}
      </Banner>
      {isShown && (
        <DamageDialog
          library={library}
          report={report}
          onChanged={() => void reload()}
          onClose={() => setShown(false)}
        />
      )}
    </>
  );
}

export function hasDamage(report: UnlockReport): boolean {
  const { keyFileRepaired, repairedPages, isRootRepaired } = report;
  return keyFileRepaired || repairedPages > 0 || isRootRepaired || isLasting(report);
}

/** Something that the app could not mend by itself. */
function isLasting(report: UnlockReport): boolean {
  const { keyFileDamaged, lost, people, lists, snapshotsBehind, undestroyed } = report;
  const unread = keyFileDamaged + lost + people.length + lists.length;
  return unread + snapshotsBehind + undestroyed > 0;
}
