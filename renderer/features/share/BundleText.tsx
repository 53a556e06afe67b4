import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { shortNames } from '../../../core/domain/short-names.ts';
import { useLanguage } from '../../i18n.ts';
import type { BundleInterview } from '../../vault/api.ts';
import type { Library } from '../../vault/library.ts';
import { codeColour, codeColourStyle } from '../../ui/code-colours.ts';
import { formatPartialDate } from '../../ui/format.ts';
import { TagChip } from '../../ui/TagChip.tsx';
import { useOccupationName } from '../../occupation-name.ts';
import styles from './OpenBundle.module.css';
import { cutIntoPieces } from './text-pieces.ts';
import { useLibrary } from './use-library.ts';

interface BundleTextProps {
  readonly interview: BundleInterview;
  /** Gives the reader's own names and colours to tags that both codebooks know. */
  readonly library: Library;
}

interface TagLook {
  readonly name: string;
  readonly shortName: string;
  readonly colour: ReturnType<typeof codeColour>;
}

function useTagLook(library: Library): (tag: string) => TagLook {
  const { tags } = useLibrary(library);
  const shorts = useMemo(() => shortNames(tags), [tags]);
  return (tag) => {
    const known = tags.find((one) => one.id === tag || one.label === tag);
    const name = known?.label ?? tag;
    const sum = Array.from(tag).reduce((total, sign) => total + (sign.codePointAt(0) ?? 0), 0);
    const shortName = (known && shorts.get(known.id)) ?? name.slice(0, 2);
    return { name, shortName, colour: codeColour(known?.colour ?? sum) };
  };
}

/** One testimony of a bundle, to read. Tagged stretches are marked; their tags are named below each. */
export function BundleText({ interview, library }: BundleTextProps) {
  const { t } = useTranslation('open');
  const language = useLanguage();
  const occupationName = useOccupationName();
  const look = useTagLook(library);
  const { code, date, place, occupation, text, passages } = interview;
  const facts = [formatPartialDate(date, language), place, occupationName(occupation)];
  return (
    // A text that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <article className={styles['text']} aria-label={t('textOf', { code })} tabIndex={0}>
      <h3>{code}</h3>
      <p className={styles['minor']}>{facts.filter((fact) => fact !== '').join(' · ')}</p>
      <div className={styles['tags']}>
        {interview.tags.map((tag) => (
          <TagChip key={tag} {...look(tag)} />
        ))}
      </div>
      <div className={styles['testimony']} lang={interview.language}>
        {cutIntoPieces(text, passages).map((piece) =>
          piece.tags.length === 0 ? (
            <span key={piece.from}>{piece.text}</span>
          ) : (
            <mark
              key={piece.from}
              className={styles['passage']}
              style={codeColourStyle(look(piece.tags[0] ?? '').colour)}
              title={piece.tags.map((tag) => look(tag).name).join(', ')}
            >
              {piece.text}
              {piece.ending.map((tag) => (
                <TagChip key={tag} isShort {...look(tag)} />
              ))}
            </mark>
          ),
        )}
      </div>
    </article>
  );
}
