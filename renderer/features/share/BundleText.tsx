import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagId } from '../../../core/domain/ids.ts';
import { translationLanguage } from '../../../core/domain/translation.ts';
import { useLanguage } from '../../i18n.ts';
import type { BundleInterview } from '../../vault/api.ts';
import type { Library } from '../../vault/library.ts';
import { codeColour, codeColourStyle } from '../../ui/code-colours.ts';
import { formatPartialDate } from '../../ui/format.ts';
import { TagChip } from '../../ui/TagChip.tsx';
import { useKnownTags } from '../../known-tags.ts';
import { useTextName } from '../../interview-name.ts';
import { useOccupationName } from '../../occupation-name.ts';
import styles from './OpenBundle.module.css';
import { paragraphsOf, type TextPiece } from './text-pieces.ts';

interface BundleTextProps {
  readonly interview: BundleInterview;
  /** Gives the reader's own names and colours to tags that both codebooks know. */
  readonly library: Library;
  /** Above the testimony: what else there is to say of it. */
  readonly children?: ReactNode;
}

interface TagLook {
  readonly name: string;
  readonly shortName: string;
  readonly colour: ReturnType<typeof codeColour>;
}

function useTagLook(library: Library): (tag: string) => TagLook {
  const known = useKnownTags(library);
  return (tag) => {
    const one = known.get(tag as TagId) ?? [...known.values()].find((own) => own.tag.label === tag);
    const name = one?.name ?? tag;
    const sum = Array.from(tag).reduce((total, sign) => total + (sign.codePointAt(0) ?? 0), 0);
    const shortName = one?.shortName ?? name.slice(0, 2);
    return { name, shortName, colour: codeColour(one?.tag.colour ?? sum) };
  };
}

/** One testimony of a bundle, to read: marked as in the workbench, with the short names of its tags in the margin. */
export function BundleText({ interview, library, children }: BundleTextProps) {
  const { t } = useTranslation('open');
  const language = useLanguage();
  const occupationName = useOccupationName();
  const look = useTagLook(library);
  const textName = useTextName();
  const code = textName(interview.code, translationLanguage(interview));
  const { date, place, occupation, text, passages } = interview;
  const facts = [formatPartialDate(date, language), place, occupationName(occupation)];
  return (
    // A text that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <article className={styles['text']} aria-label={t('textOf', { code })} tabIndex={0}>
      <h3>{code}</h3>
      <p className={styles['minor']}>{facts.filter((fact) => fact !== '').join(' · ')}</p>
      <Legend title={t('wholeTags')} tags={interview.tags} look={look} />
      <Legend title={t('passageTags')} tags={passages.map(({ tag }) => tag)} look={look} />
      {children}
      <div className={styles['testimony']} lang={interview.language}>
        {paragraphsOf(text, passages).map((paragraph) => (
          <div key={paragraph.from} className={styles['paragraph']}>
            <p>
              {paragraph.pieces.map((piece) => (
                <Piece key={piece.from} piece={piece} look={look} />
              ))}
            </p>
            <div className={styles['margin']}>
              {paragraph.beginning.map((tag) => (
                <TagChip key={tag} isShort {...look(tag)} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </article>
  );
}

interface LegendProps {
  readonly title: string;
  readonly tags: readonly string[];
  readonly look: (tag: string) => TagLook;
}

function Legend({ title, tags, look }: LegendProps) {
  if (tags.length === 0) return null;
  return (
    <div className={styles['tags']}>
      <span className={styles['minor']}>{title}</span>
      {[...new Set(tags)].map((tag) => (
        <TagChip key={tag} {...look(tag)} />
      ))}
    </div>
  );
}

interface PieceProps {
  readonly piece: TextPiece;
  readonly look: (tag: string) => TagLook;
}

function Piece({ piece: { text, lanes, top }, look }: PieceProps) {
  if (top === undefined) return text;
  const lines = lanes.flatMap((tag, lane) =>
    tag === undefined ? [] : [[`--lane-${lane}`, `var(--code-${look(tag).colour}-line)`]],
  );
  const style = { ...codeColourStyle(look(top).colour), ...Object.fromEntries(lines) };
  const names = lanes.flatMap((tag) => (tag === undefined ? [] : [look(tag).name]));
  return (
    <mark
      className={styles['passage']}
      // React passes custom properties on; its types do not know them.
      style={style as CSSProperties}
      title={names.join(', ')}
    >
      {text}
    </mark>
  );
}
