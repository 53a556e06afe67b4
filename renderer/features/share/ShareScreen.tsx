import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { CallResult } from '../../../core/ipc/contract.ts';
import type { Library } from '../../vault/library.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { BundlesMade } from './BundlesMade.tsx';
import styles from './Cards.module.css';
import { ContactList } from './ContactList.tsx';
import { ExportWizard } from './ExportWizard.tsx';
import { MyCard } from './MyCard.tsx';
import { OpenBundle } from './OpenBundle.tsx';
import screenStyles from './ShareScreen.module.css';
import { useIdentity } from './use-identity.ts';
import { isWaiting } from './use-open-bundle.ts';

export type ShareSection = 'export' | 'open' | 'cards' | 'made';

export interface ShareScreenProps {
  readonly library: Library;
  /** Goes to a place in an interview's testimony; without a position, to the interview. */
  readonly onJump: (interview: InterviewId, at: number | undefined) => void;
  /** Which section is open first; the menu commands `export` and `open-bundle` name one. */
  readonly section?: ShareSection | undefined;
  /** A bundle that the operating system handed over: shown at once. */
  readonly offered?: NonNullable<CallResult<'openFile.takeOffered'>> | undefined;
}

/** Handing on and taking in: export wizard, bundles of others, and the keys of both sides. */
export function ShareScreen({ library, onJump, section = 'export', offered }: ShareScreenProps) {
  const { t } = useTranslation('share');
  const [selected, setSelected] = useState<ShareSection>(isWaiting(offered) ? 'open' : section);
  // A menu command or an offered file while the screen is open goes to its section, too.
  const [seen, setSeen] = useState({ section, offered });
  if (seen.section !== section || seen.offered !== offered) {
    setSeen({ section, offered });
    setSelected(offered && seen.offered !== offered ? 'open' : section);
  }
  const { identity, failure } = useIdentity(library.vault);
  return (
    <div className={screenStyles['screen']}>
      <PageHeader title={t('title')} />
      <div className={screenStyles['tabs']}>
        <Tabs
          label={t('sections')}
          selected={selected}
          onSelect={setSelected}
          tabs={[
            {
              id: 'export',
              label: t('export'),
              content: <ExportWizard library={library} onJump={onJump} identity={identity} />,
            },
            {
              id: 'open',
              label: t('openBundle'),
              content: <OpenBundle key={offered?.source} library={library} offered={offered} />,
            },
            {
              id: 'cards',
              label: t('recipientsAndKeys'),
              content: (
                <div className={styles['page']}>
                  <MyCard identity={identity} failure={failure} />
                  <ContactList library={library} identity={identity} />
                </div>
              ),
            },
            {
              id: 'made',
              label: t('bundlesMade'),
              content: (
                <div className={styles['page']}>
                  <BundlesMade vault={library.vault} />
                </div>
              ),
            },
          ]}
        />
      </div>
    </div>
  );
}
