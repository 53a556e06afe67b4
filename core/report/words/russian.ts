import type { ReportWords } from './report-words.ts';

const MONTHS =
  'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');
const MONTHS_OF =
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

/** `1 цитата`, `2 цитаты`, `5 цитат`, `21 цитата`. */
export function russianPlural(count: number, one: string, few: string, many: string): string {
  const [last, lastTwo] = [count % 10, count % 100];
  if (last === 1 && lastTwo !== 11) return one;
  return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? few : many;
}

export const RUSSIAN: ReportWords = {
  date: {
    day: (parts) => `${parts.day} ${MONTHS_OF[parts.month - 1]} ${parts.year} г.`,
    month: (parts) => `${MONTHS[parts.month - 1]} ${parts.year} г.`,
    year: ({ year }) => `${year} г.`,
    about: (date) => `${date} (приблизительно)`,
  },
  citation: {
    templates: {
      full: '{type} {org}: {who}, {interpreter}, {place}, {date}. {quotation}',
      withheld: '{type} {org}: {interpreter}, имя, место и дата не разглашаются. {quotation}',
      repeat: 'Там же. {quotation}',
      short: '{type} {org}: {who}, см. сноску {note}. {quotation}',
    },
    type: {
      '': 'интервью',
      'in-person': 'интервью',
      telephone: 'телефонное интервью',
      video: 'видеоинтервью',
      correspondence: 'переписка',
      group: 'групповое интервью',
    },
    pseudonym: (name) => `«${name}» (псевдоним)`,
    nameWithheld: 'имя не разглашается',
    namesWithheld: 'имена не разглашаются',
    placeWithheld: 'место не разглашается',
    dateWithheld: 'дата не разглашается',
    throughInterpreter: 'через переводчика',
  },
  occupation: {
    'occ.trader': ['торговец на рынке', 'торговцы на рынках'],
    'occ.teacher': ['учитель', 'учителя'],
    'occ.lecturer': ['преподаватель вуза', 'преподаватели вузов'],
    'occ.doctor': ['врач', 'врачи'],
    'occ.nurse': ['медицинский работник', 'медицинские работники'],
    'occ.civil': ['государственный служащий', 'государственные служащие'],
    'occ.factory': ['рабочий завода или шахты', 'рабочие заводов и шахт'],
    'occ.farm': ['работник сельского хозяйства', 'работники сельского хозяйства'],
    'occ.student': ['студент или учащийся', 'студенты и учащиеся'],
    'occ.pension': ['пенсионер', 'пенсионеры'],
    'occ.business': ['владелец малого бизнеса', 'владельцы малого бизнеса'],
    'occ.journalist': ['журналист', 'журналисты'],
    'occ.activist': ['активист или член партии', 'активисты и члены партий'],
    'occ.lawyer': ['юрист', 'юристы'],
    'occ.jobless': ['безработный', 'безработные'],
    'occ.conscript': ['военнослужащий', 'военнослужащие'],
    'occ.other': ['человек другой профессии', 'люди других профессий'],
  },
  role: {
    victim: ['пострадавший', 'пострадавшие'],
    witness: ['свидетель', 'свидетели'],
    relative: ['родственник пострадавшего', 'родственники пострадавших'],
    official: ['должностное лицо', 'должностные лица'],
  },
  methodology: {
    basis: (count, organisation) =>
      organisation === ''
        ? `Доклад основан на ${count} интервью.`
        : `Доклад основан на ${count} интервью, ${russianPlural(count, 'проведённом', 'проведённых', 'проведённых')} организацией ${organisation}.`,
    period: 'Период',
    by: {
      occupation: 'По роду занятий',
      role: 'По роли',
      place: 'По месту',
      sex: 'По полу',
      language: 'По языку',
      setting: 'По форме беседы',
      consentMethod: 'Как получено согласие',
    },
    sex: { female: 'женщины', male: 'мужчины', other: 'другое' },
    language: { ru: 'русский', kk: 'казахский', en: 'английский', other: 'другой язык' },
    setting: {
      'in-person': 'лично, наедине',
      telephone: 'по телефону',
      video: 'по видеосвязи',
      correspondence: 'в переписке',
      group: 'в группе',
    },
    consentMethod: {
      'oral-noted': 'устно, с записью интервьюера',
      'oral-witnessed': 'устно, при свидетеле',
      'oral-recorded': 'устно, под аудиозапись',
      written: 'письменно',
    },
    rest: 'другое или не указано',
    interpreter: (count, total) => `Переводчик участвовал в ${count} из ${total} интервью.`,
    someInterpreter: 'В части интервью участвовал переводчик.',
    noInterpreter: 'Интервью проводились без переводчика.',
    noPayment: 'Собеседники не получали ни оплаты, ни другого вознаграждения.',
    anonymised:
      'Ради безопасности собеседников их имена, точные места и точные даты не приводятся.',
    original:
      'Цитаты приводятся так, как они записаны. В них могут быть имена и другие сведения, по которым можно узнать людей; для публикации они не предназначены.',
    pseudonyms:
      'Имена людей, названия мест и организаций, по которым можно кого-либо узнать, заменены в цитатах псевдонимами или общими словами.',
    smallCells:
      'Если род занятий, роль, место или пол общие менее чем для трёх интервью, они не указываются. Не указаны и некоторые большие группы, чтобы эти числа нельзя было вычислить.',
  },
  report: {
    methodology: 'Методология',
    findings: 'Результаты',
    group: {
      act: 'Принуждение',
      prs: 'Угрозы и давление',
      vio: 'Другие нарушения',
      who: 'Кто это делал',
      occ: 'Род занятий',
      set: 'Где это было',
      src: 'Откуда известно',
      out: 'Последствия',
      own: 'Другие темы',
    },
    mentionedIn: (count, total) => `Упоминается в ${count} из ${total} интервью.`,
    mentionedInFew: (total) => `Упоминается менее чем в 3 из ${total} интервью.`,
    codebook: 'Приложение А. Словарь меток',
    tag: 'Метка',
    definition: 'Определение',
    interviews: 'Приложение Б. Интервью',
    code: 'Код',
    pseudonym: 'Псевдоним',
    occupation: 'Род занятий',
    role: 'Роль',
    date: 'Дата',
    place: 'Место',
    methodLog: 'Приложение В. Как составлен доклад',
    software: (name) => `Составлено в программе ${name}.`,
    version: {
      anonymised: 'Составлено по обезличенной версии интервью.',
      original: 'Составлено по исходной версии интервью.',
    },
    counts: (count, quotations) =>
      `${count} интервью, ${quotations} ${russianPlural(quotations, 'цитата', 'цитаты', 'цитат')}.`,
    filter: (filter) => `Отбор: ${filter}.`,
  },
};
