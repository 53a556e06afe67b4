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
import type { ShareSection } from './share-section.ts';
import { useIdentity } from './use-identity.ts';
import { isWaiting } from './use-open-bundle.ts';

export interface ShareScreenProps {
  readonly library: Library;
  /** Goes to a place in an interview's testimony; without a position, to the interview, or to its overview. */
  readonly onJump: (interview: InterviewId, at: number | undefined, tab?: 'overview') => void;
  /** Which section is open; without one that of the bundle that waits to be read, or the first. */
  readonly section?: ShareSection | undefined;
  readonly onSection: (section: ShareSection) => void;
  /** A bundle that the operating system handed over: shown at once. */
  readonly offered?: NonNullable<CallResult<'openFile.takeOffered'>> | undefined;
}

/** Handing on and taking in: export wizard, bundles of others, and the keys of both sides. */
export function ShareScreen(props: ShareScreenProps) {
  const { library, onJump, section, onSection, offered } = props;
  const { t } = useTranslation('share');
  const [first] = useState<ShareSection>(isWaiting(offered) ? 'open' : 'export');
  const { identity, failure } = useIdentity(library.vault);
  return (
    <div className={screenStyles['screen']}>
      <PageHeader title={t('title')} />
      <div className={screenStyles['tabs']}>
        <Tabs
          label={t('sections')}
          selected={section ?? first}
          onSelect={onSection}
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
