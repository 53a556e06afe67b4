import { LANGUAGES, OCCUPATIONS, SETTINGS, SEXES, SPEAKER_ROLES } from '../domain/interview.ts';

/** Fields that are one of a closed list. */
export const LISTS = {
  role: SPEAKER_ROLES,
  occupation: OCCUPATIONS,
  sex: SEXES,
  setting: SETTINGS,
  language: LANGUAGES,
} as const;
export type ListField = keyof typeof LISTS;
export const LIST_FIELDS = Object.keys(LISTS) as ListField[];

/** How forms in English, Russian and Kazakh write the entries of the lists, beside their own names. */
const WORDS: { readonly [F in ListField]: Partial<Record<(typeof LISTS)[F][number], string>> } = {
  role: {
    victim:
      'survivor пострадавший пострадавшая жертва потерпевший потерпевшая жәбірленуші зардап_шеккен',
    witness: 'eyewitness свидетель свидетельница очевидец куәгер куә',
    relative: 'family родственник родственница родные туыс туысы',
    official: 'officer чиновник должностное_лицо шенеунік',
    other: 'другое другой другая иное басқа',
  },
  occupation: {
    'occ.trader': 'trader seller market_trader vendor торговец торговка продавец сатушы саудагер',
    'occ.teacher': 'teacher school_teacher учитель учительница мұғалім',
    'occ.lecturer': 'lecturer professor преподаватель оқытушы',
    'occ.doctor': 'doctor physician врач доктор дәрігер',
    'occ.nurse': 'nurse paramedic медсестра фельдшер медбике',
    'occ.civil': 'civil_servant public_servant госслужащий чиновник мемлекеттік_қызметкер',
    'occ.factory': 'worker factory_worker miner рабочий шахтер шахтёр жұмысшы кенші',
    'occ.farm': 'farmer farm_worker фермер крестьянин шаруа фермер',
    'occ.student': 'student студент студентка ученик студент оқушы',
    'occ.pension': 'pensioner retired пенсионер пенсионерка зейнеткер',
    'occ.business': 'business entrepreneur предприниматель бизнесмен кәсіпкер',
    'occ.journalist': 'journalist журналист журналистка',
    'occ.activist': 'activist активист активистка белсенді',
    'occ.lawyer': 'lawyer attorney адвокат юрист адвокат заңгер',
    'occ.jobless': 'unemployed jobless безработный безработная жұмыссыз',
    'occ.conscript': 'soldier conscript солдат военнослужащий призывник сарбаз',
    'occ.other': 'other другое иное басқа',
  },
  sex: {
    female: 'f woman w ж жен женский женщина әйел',
    male: 'm man м муж мужской мужчина ер ер_адам еркек',
    other: 'другое иное басқа',
  },
  setting: {
    'in-person': 'face_to_face personal personally лично личная очно бетпе_бет',
    telephone: 'phone call телефон по_телефону телефонмен',
    video: 'online video_call zoom видео видеосвязь онлайн бейне',
    correspondence: 'email mail written letter письменно переписка хат',
    group: 'focus_group группа групповое фокус_группа топ',
  },
  language: {
    ru: 'russian rus русский русском орыс орысша орыс_тілі',
    kk: 'kazakh kaz kz казахский қазақ қазақша қазақ_тілі',
    en: 'english eng английский ағылшын ағылшынша',
    other: 'другой другое иной басқа',
  },
};

/** As names of forms are compared: small, and every gap the same. */
export function plainName(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_.-]+/g, '_')
    .replace(/^_|_$/g, '');
}

/** The entry of the list that a form means, or undefined. */
export function matchValue(field: ListField, raw: string): string | undefined {
  const wanted = plainName(raw);
  const list: readonly string[] = LISTS[field];
  const words: Partial<Record<string, string>> = WORDS[field];
  return list.find(
    (id) =>
      plainName(id) === wanted ||
      plainName(id.replace(/^occ\./, '')) === wanted ||
      (words[id] ?? '').split(' ').includes(wanted),
  );
}
