import { useTranslation } from 'react-i18next';
import {
  guessTime,
  PASSPHRASE_FLOOR_BITS,
  passphraseBits,
  strengthOf,
} from '../core/domain/passphrase.ts';

export interface PassphraseStrength {
  readonly isEnough: boolean;
  /** Of the floor, 0 to 1. */
  readonly fraction: number;
  /** Time to guess in words; empty while nothing is typed. */
  readonly words: string;
}

/** What the screens that ask for a new passphrase (vault, bundle) tell about it, in the same words everywhere. */
export function usePassphraseStrength(passphrase: string): PassphraseStrength {
  const { t } = useTranslation('unlock');
  const bits = passphraseBits(passphrase);
  const isEnough = bits >= PASSPHRASE_FLOOR_BITS;
  const time = t(`guessTime.${guessTime(bits)}`);
  const sentence = t(`strength.${strengthOf(bits)}`, { time });
  return {
    isEnough,
    fraction: bits / PASSPHRASE_FLOOR_BITS,
    words: passphrase === '' ? '' : sentence,
  };
}
