import { useTranslation } from 'react-i18next';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import { translationLanguage } from '../../../core/domain/translation.ts';
import { useLanguage } from '../../i18n.ts';
import { useTextName } from '../../interview-name.ts';
import { formatNumber } from '../../ui/format.ts';
import type { SearchPlace } from '../../vault/calls/search-calls.ts';
import type { VaultClient } from '../../vault/client.ts';
import { Passage } from './Passage.tsx';
import styles from './SearchScreen.module.css';
import { usePlaces } from './use-search.ts';

export interface PlacesPaneProps {
  readonly vault: VaultClient;
  readonly header: InterviewHeader | undefined;
  readonly words: string;
  readonly onOpen: (place: SearchPlace) => void;
}

/** More than anybody reads through here; the pane says when there are more. */
const PLACES_MAX = 200;

/** Every place in the chosen interview where the words stand. */
export function PlacesPane({ vault, header, words, onOpen }: PlacesPaneProps) {
  const { t } = useTranslation('search');
  const language = useLanguage();
  const textName = useTextName();
  const found = usePlaces(vault, header?.id, words, PLACES_MAX);
  if (!header) return <p className={styles['pick']}>{t('pick')}</p>;
  const title = t('places', { code: textName(header.code, translationLanguage(header)) });
  const number = (value: number) => formatNumber(value, language);
  return (
    <section className={styles['places']} aria-label={title}>
      <h2 className={styles['placesTitle']}>{title}</h2>
      <ul>
        {found?.places.map((place) => (
          <li key={`${place.field} ${place.about?.from ?? ''} ${place.from} ${place.found}`}>
            <button type="button" className={styles['place']} onClick={() => onOpen(place)}>
              {place.field !== 'testimony' && (
                <span className={styles['part']}>{t(`part.${place.field}`)}</span>
              )}
              <span>
                <Passage place={place} lead={60} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found && found.count > found.places.length && (
        <p className={styles['more']}>
          {t('placesMore', { shown: number(found.places.length), count: found.count })}
        </p>
      )}
    </section>
  );
}
