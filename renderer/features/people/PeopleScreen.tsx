import { Eye, EyeOff, Plus } from 'lucide-react';
import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../core/domain/person.ts';
import { FoldedRegister } from '../../../core/search/folded-register.ts';
import { useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyLegend } from '../../ui/KeyLegend.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useShortcuts } from '../../ui/shortcuts.tsx';
import type { Library } from '../../vault/library.ts';
import { DeletePersonDialog } from './DeletePersonDialog.tsx';
import { findPeople } from './find-people.ts';
import styles from './PeopleScreen.module.css';
import { PeopleTable } from './PeopleTable.tsx';
import { usePersonDialog } from './use-person-dialog.tsx';
import { useShownNames } from './use-shown-names.ts';

export interface PeopleScreenProps {
  readonly library: Library;
  /** What a search over everything was for, when it led here. Read once. */
  readonly words?: string | undefined;
}

/** The register: the one screen with real names, and they are covered until asked for. */
export function PeopleScreen({ library, words = '' }: PeopleScreenProps) {
  const { t } = useTranslation('people');
  const language = useLanguage();
  const { people } = useSyncExternalStore(library.subscribe, library.snapshot);
  const { isShown, setShown } = useShownNames(() => library.noteIdentityViewed());
  const { registerPerson, dialog } = usePersonDialog(library);
  const [query, setQuery] = useState(words);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [leaving, setLeaving] = useState<Person>();
  /** Snapshots in which the name that was deleted last can still be read. */
  const [missed, setMissed] = useState(0);
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const register = useMemo(() => new FoldedRegister(people), [people]);
  const found = findPeople(people, register, query, language);
  const hasPeople = people.length > 0;

  useShortcuts([
    { keys: 'KeyH', run: () => setShown(!isShown), when: () => hasPeople },
    { keys: 'KeyN', run: () => void registerPerson({}) },
    { keys: 'Ctrl+KeyF', run: () => search.current?.select(), when: () => hasPeople },
    { keys: 'Slash', run: () => search.current?.select(), when: () => hasPeople },
  ]);
  useShortcuts(
    [{ keys: 'Delete', run: () => setLeaving(found.find((one) => selected.has(one.id))) }],
    table,
  );

  const add = (
    <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => void registerPerson({})}>
      {t('add')}
    </Button>
  );

  return (
    <section className={styles['screen']} aria-label={t('title')}>
      <PageHeader title={t('title')} actions={hasPeople && add}>
        {t('lead')}
      </PageHeader>
      {missed > 0 && (
        <Banner tone="warning" isLive>
          {t('missed', { count: missed })}
        </Banner>
      )}
      {hasPeople ? (
        <>
          <div className={styles['tools']}>
            <div className={styles['search']}>
              <SearchField
                label={t('search')}
                placeholder={t('search')}
                clearLabel={t('clearSearch')}
                value={query}
                onChange={setQuery}
                autoFocus={words !== ''}
                inputRef={search}
              />
            </div>
            <output className={styles['count']}>
              {query !== '' && t('found', { found: found.length, count: people.length })}
            </output>
            <Button
              icon={isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
              onPress={() => setShown(!isShown)}
            >
              {isShown ? t('names.hide') : t('names.show')}
            </Button>
            <output className={styles['note']}>{isShown && t('names.hideThemselves')}</output>
          </div>
          <div ref={table} className={styles['table']}>
            <PeopleTable
              people={found}
              isShown={isShown}
              onEdit={(person) => void registerPerson(person)}
              onDelete={setLeaving}
              selected={selected}
              onSelect={setSelected}
              empty={<EmptyState title={t('nothingFound')} />}
            />
          </div>
          <KeyLegend
            keys={[
              [['Enter'], t('keys.edit')],
              [['Slash'], t('keys.find')],
              [['KeyN'], t('keys.add')],
              [['KeyH'], t('keys.names')],
              [['Delete'], t('keys.delete')],
            ]}
          />
        </>
      ) : (
        <div className={styles['table']}>
          <EmptyState title={t('empty.title')} actions={add}>
            {t('empty.text')}
          </EmptyState>
        </div>
      )}
      {dialog}
      {leaving && (
        <DeletePersonDialog
          person={leaving}
          onDelete={async () => {
            setMissed(await library.deletePerson(leaving.id));
            setLeaving(undefined);
          }}
          onCancel={() => setLeaving(undefined)}
        />
      )}
    </section>
  );
}
