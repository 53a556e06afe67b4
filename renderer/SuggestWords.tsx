import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { suggestPassphrase } from '../core/domain/passphrase-generator.ts';
import {
  loadWordList,
  WORD_LIST_LANGUAGES,
  type WordListLanguage,
} from '../core/domain/word-lists/load-word-list.ts';
import { LANGUAGE_NAMES, type Language } from './i18n.ts';
import styles from './SuggestWords.module.css';
import { Button } from './ui/Button.tsx';
import { SegmentedControl } from './ui/SegmentedControl.tsx';

const LANGUAGES = WORD_LIST_LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] }));

interface SuggestWordsProps {
  /** Of the interface; the person may choose another for the words. */
  readonly language: Language;
  readonly onUse: (passphrase: string) => void;
  readonly isDisabled?: boolean;
}

/** Six random words, large enough to copy by hand. Made in the page, kept nowhere, gone when it closes. */
export function SuggestWords({ language, onUse, isDisabled = false }: SuggestWordsProps) {
  const { t } = useTranslation('unlock');
  const [chosen, setChosen] = useState<WordListLanguage>(language);
  const [passphrase, setPassphrase] = useState('');
  const [isFailed, setFailed] = useState(false);
  const asked = useRef(0);
  const titleId = useId();

  async function suggest(wanted: WordListLanguage) {
    asked.current += 1;
    const turn = asked.current;
    setChosen(wanted);
    try {
      const words = await loadWordList(wanted);
      // A quicker hand has asked for another language meanwhile.
      if (turn !== asked.current) return;
      setPassphrase(suggestPassphrase(words, (bytes) => crypto.getRandomValues(bytes)));
      setFailed(false);
    } catch {
      if (turn === asked.current) setFailed(true);
    }
  }

  const failure = isFailed && <p role="alert">{t('suggest.failed')}</p>;
  if (passphrase === '') {
    return (
      <div className={styles['offer']}>
        <Button onPress={() => void suggest(chosen)} isDisabled={isDisabled}>
          {t('suggest.offer')}
        </Button>
        {failure}
      </div>
    );
  }
  return (
    <section className={styles['panel']} aria-labelledby={titleId}>
      <div className={styles['head']}>
        <h2 id={titleId} className={styles['title']}>
          {t('suggest.title')}
        </h2>
        <SegmentedControl
          label={t('suggest.language')}
          options={LANGUAGES}
          value={chosen}
          onChange={(wanted) => void suggest(wanted)}
          isDisabled={isDisabled}
        />
      </div>
      <output className={styles['words']} lang={chosen} translate="no">
        {passphrase}
      </output>
      <p className={styles['note']}>{t('suggest.note')}</p>
      {failure}
      <div className={styles['actions']}>
        <Button
          onPress={() => {
            onUse(passphrase);
            setPassphrase('');
          }}
          isDisabled={isDisabled}
        >
          {t('suggest.use')}
        </Button>
        <Button
          variant="quiet"
          onPress={() => void suggest(chosen)}
          isDisabled={isDisabled}
          // The button that was pressed is gone. Not on "use": a second Enter must not take words that nobody read.
          autoFocus
        >
          {t('suggest.another')}
        </Button>
      </div>
    </section>
  );
}
