import { getGender } from 'lvovich';
import type { GrammaticalGender, Person } from '../domain/person.ts';
import { latinToCyrillic } from './register/latin-to-cyrillic.ts';

/** The gender that the register states, else the one that the name's words show. */
export function genderOf({ gender, name }: Pick<Person, 'gender' | 'name'>): GrammaticalGender {
  if (gender !== 'unknown') return gender;
  const cyrillic = /\p{Script=Cyrillic}/u.test(name) ? name.toLowerCase() : latinToCyrillic(name);
  const words = cyrillic.split(/\s+/);
  for (const word of words) {
    if (/(?:[оеё]ва|[иы]на|ская|вна|қызы|кызы|гүл|гуль)$/.test(word)) return 'female';
    if (/(?:[оеё]в|ский|вич|ұлы|улы|бек)$/.test(word)) return 'male';
  }
  const [first = '', last = ''] = words;
  const guess = getGender({ first, last }) ?? getGender({ first: last, last: first });
  return guess === 'female' || guess === 'male' ? guess : 'unknown';
}
