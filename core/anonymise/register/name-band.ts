import type { MentionBand } from '../../domain/redaction.ts';
import type { NameRun, Token } from './name-run.ts';
import { isCompanion, isOrdinaryWord } from './ordinary-words.ts';
import type { PartReference } from './register-index.ts';
import { isSmall, type AskedEvidence } from './text-evidence.ts';

/**
 * How sure a run is. Several parts together are sure in any case, unless one is as short as a particle. Undefined for
 * what would be found in every sentence: a name of up to three letters written small (`ли`, `an`, `суда` of Су), unless
 * a title stands before it or nobody wrote capitals; a short name that is a word too and begins a sentence (`Will you`).
 */
export function bandOf(
  tokens: readonly Token[],
  run: NameRun,
  evidence: AskedEvidence,
): MentionBand | undefined {
  if (run.parts > 1) {
    const particle = ({ word, key }: Token): boolean => key.length <= 3 && isSmall(word.text);
    const sure = tokens.slice(run.first, run.last + 1).every((token) => !particle(token));
    return sure && !run.isGuess ? 'redact' : 'ask';
  }
  const token = tokens[run.first];
  if (token === undefined) return undefined;
  if (run.asked || run.isGuess) return 'ask';
  const own = token.references.filter(({ person }) => person === run.person);
  const ordinary = own.some(({ part }) => isOrdinaryWord(part.key) || isCompanion(part.key));
  if (run.nickname) return nicknameBand(token, own, ordinary, evidence);
  const shortest = Math.min(...own.map(({ part }) => part.key.length));
  const isShortForm = shortest <= 3 && own.every(({ part }) => part.key !== token.key);
  if (!isSmall(token.word.text)) {
    if (isShortForm && isAcronym(token.word.text) && !evidence.isCaseless) return undefined;
    return (ordinary || isShortForm) && evidence.beginsSentence(run.from) ? 'ask' : 'redact';
  }
  if (token.key.length <= 3 || isShortForm) return shortBand(tokens, run, own, evidence);
  return ordinary || token.key.length === 4 || !evidence.isCaseless ? 'ask' : 'redact';
}

/**
 * True for a single word that is as likely no name at all: an everyday word written small where others have capitals, a
 * month, `Will they`, a short name or a mistyped one that nobody registered. An everyday word that begins a sentence is
 * not among them: `Роза сказала` and `Вера пропала` cannot be told apart.
 */
export function mayBeWord(
  tokens: readonly Token[],
  run: NameRun,
  evidence: AskedEvidence,
): boolean {
  const token = tokens[run.first];
  if (token === undefined || run.parts > 1 || run.last > run.first) return false;
  if (run.isGuess || run.nickname) return true;
  const { text, gap } = token.word;
  if (!isSmall(text)) {
    const [before, next] = [tokens[run.first - 1], tokens[run.first + 1]];
    const isMonth = MONTH.test(text) && gap === ' ' && BEFORE_MONTH.test(before?.word.text ?? '');
    return isMonth || (/^(?:Will|May)$/.test(text) && PRONOUN.test(next?.word.text ?? ''));
  }
  if (evidence.isCaseless) return false;
  const own = token.references.filter(({ person }) => person === run.person);
  const isOrdinary = own.some(({ part }) => isOrdinaryWord(part.key) || isCompanion(part.key));
  return isOrdinary || isOrdinaryWord(token.key);
}

/** English writes months with a capital. */
const MONTH = /^(?:April|May|June|August)$/;
const BEFORE_MONTH =
  /^(?:in|on|of|by|since|until|till|from|to|before|after|during|last|next|this|early|late|mid|\d{1,4})$/i;
/** Behind a verb: a name has no pronoun or article behind it. */
const PRONOUN =
  /^(?:i|you|he|she|it|we|they|this|that|these|those|the|there|anyone|anybody|someone)$/i;

/** США is no form of Ши, nor ПАСЕ of Пас. */
function isAcronym(word: string): boolean {
  return word.length <= 4 && !/\p{Ll}/u.test(word);
}

function nicknameBand(
  { word, key }: Token,
  own: readonly PartReference[],
  isOrdinary: boolean,
  evidence: AskedEvidence,
): MentionBand | undefined {
  const ordinary = isOrdinary || isOrdinaryWord(key);
  if (isSmall(word.text)) {
    return ordinary || key.length <= 3 || !evidence.isCaseless ? undefined : 'ask';
  }
  if (evidence.beginsSentence(word.from) && (ordinary || key.length <= 3)) {
    if (evidence.isNamedInside(key)) return 'ask';
    return ordinary ? undefined : 'ask';
  }
  return own.some(({ nickname }) => nickname?.isListed) ? 'redact' : 'ask';
}

/** Keys of words that announce a name: господин Ли, mr kim. */
const TITLE =
  /^(?:gospo[dj]\p{L}*|grajdan\p{L}*|tovaris\p{L}*|tet(?:ia?|e|iu|ei)|diad(?:ia?|e|iu|ei)|mr|mrs|ms|mis|dr)$/u;

function shortBand(
  tokens: readonly Token[],
  { first }: NameRun,
  own: readonly PartReference[],
  evidence: AskedEvidence,
): MentionBand | undefined {
  const [title, token] = [tokens[first - 1], tokens[first]];
  if (token === undefined) return undefined;
  const isTitled =
    title !== undefined && TITLE.test(title.key) && /^\.?[ \t]+$/.test(token.word.gap);
  const asRegistered = own.some(({ part }) => part.base === token.word.text.toLowerCase());
  const isLikely =
    evidence.isCaseless && (token.key.length > 3 || (token.key.length === 3 && asRegistered));
  return isTitled || isLikely ? 'ask' : undefined;
}
