import type { Employer } from '../../domain/interview.ts';
import { foldName } from '../fold.ts';
import type { StandInLanguage } from '../stand-ins.ts';
import type { LevelStep } from './level-step.ts';

type Sort = readonly [pattern: RegExp, words: Readonly<Record<StandInLanguage, string>>];

/** What the words of a name tell of the sort of organisation; the first that fits. */
const SORTS: readonly Sort[] = [
  sort(
    'kindergarten|детск\\p{L}+ сад|детсад|балабақша',
    '[kindergarten]',
    '[детский сад]',
    '[балабақша]',
  ),
  sort(
    'universit|institute|academ|college|университет|институт|академи|колледж|техникум',
    '[place of study]',
    '[учебное заведение]',
    '[оқу орны]',
  ),
  sort(
    'school|lyceum|gymnasi|школ|лице[йяюе]|гимнази|мектеп|мектеб',
    '[school]',
    '[школа]',
    '[мектеп]',
  ),
  sort(
    'hospital|clinic|больниц|поликлиник|клиник|роддом|диспансер|госпитал|аурухана|емхана',
    '[hospital]',
    '[больница]',
    '[аурухана]',
  ),
  sort(
    'court|суд(?!\\p{L})|суд[аеу](?!\\p{L})|сот(?!\\p{L})|сот[тыіа]',
    '[court]',
    '[суд]',
    '[сот]',
  ),
  sort(
    'police|militia|полици|милици|ровд|увд(?!\\p{L})|овд(?!\\p{L})',
    '[police]',
    '[полиция]',
    '[полиция]',
  ),
  sort(
    'prison|penal|detention|тюрьм|колони|сизо(?!\\p{L})|изолятор|түрме|абақты',
    '[place of detention]',
    '[место заключения]',
    '[қамау орны]',
  ),
  sort(
    'akimat|ministry|municipal|government|prosecutor|акимат|министерств|департамент|управлени|прокуратур|администраци|әкімдік|әкімді[кг]|министрлі[кг]|басқарма|прокуратура',
    '[state body]',
    '[государственный орган]',
    '[мемлекеттік орган]',
  ),
  sort('party|партия|партии|партию|партией|партиясы', '[party]', '[партия]', '[партия]'),
  sort(
    'newspaper|gazette|radio|television|channel|газет|радио|телеканал|телевидени|телеарна',
    '[news medium]',
    '[средство массовой информации]',
    '[бұқаралық ақпарат құралы]',
  ),
  sort('bazaar|market|базар|рынок|рынк', '[market]', '[рынок]', '[базар]'),
  sort('bank(?!\\p{L})|банк', '[bank]', '[банк]', '[банк]'),
  sort(
    'factory|plant(?!\\p{L})|mine(?!\\p{L})|завод|фабрик|комбинат|шахт|зауыт',
    '[factory]',
    '[предприятие]',
    '[кәсіпорын]',
  ),
  sort(
    'ltd|llc|inc(?!\\p{L})|company|corporation|тоо(?!\\p{L})|ооо(?!\\p{L})|ао(?!\\p{L})|компани|корпораци|жшс(?!\\p{L})',
    '[company]',
    '[компания]',
    '[компания]',
  ),
  sort(
    'foundation|association|union|committee|фонд|ассоциаци|союз|комитет|объединени|қор(?!\\p{L})|қоры(?!\\p{L})|одақ|одағы|бірлестік',
    '[association]',
    '[объединение]',
    '[бірлестік]',
  ),
];

function sort(words: string, en: string, ru: string, kk: string): Sort {
  return [new RegExp(`(?<!\\p{L})(?:${words})`, 'iu'), { en, ru, kk }];
}

/**
 * The ways between the name of an organisation and none: the sort of it, where its words tell; of the speaker's employer what is
 * published of that.
 */
export function organisationLevels(
  words: string,
  language: StandInLanguage,
  employer: Employer | undefined,
): readonly LevelStep[] {
  const published = employer?.published.trim() ?? '';
  const key = foldName(words);
  const isEmployer = published !== '' && key !== '' && key === foldName(employer?.name ?? '');
  if (isEmployer && foldName(published) !== key) return [{ level: 'sort', text: published }];
  const found = SORTS.find(([pattern]) => pattern.test(words))?.[1];
  return found === undefined ? [] : [{ level: 'sort', text: found[language] }];
}
