import { utf8, type Bytes } from '../../bytes.ts';

/** A property of the template, as its label in Uwazi and its column in `import.csv`. */
export interface UwaziProperty {
  readonly name: string;
  /** As Uwazi calls it in English. */
  readonly type: 'Text' | 'Rich text' | 'Select' | 'Multiselect';
  /** Of a select: the file that its thesaurus is made from. */
  readonly thesaurus?: string;
}

interface Words {
  readonly title: string;
  readonly rights: string;
  readonly thesauri: string;
  readonly otherLanguages: string;
  readonly template: string;
  readonly import: string;
  readonly dates: string;
  readonly care: string;
}

const EN: Words = {
  title: 'How to bring these interviews into Uwazi (https://uwazi.io)',
  rights:
    'You need the rights of an administrator. Work in the collection that your team has agreed on.',
  thesauri:
    '1. Settings, Thesauri: import each of these files as a thesaurus of its own, before anything else.',
  otherLanguages:
    'If the collection has other languages than English, copy the column under their English names first. Terms that come in with entities instead have damaged multilingual collections.',
  template:
    '2. Settings, Templates: make a template named Testimony. Give each property exactly this label, in Latin letters: from labels in other letters Uwazi makes names that are all the same.',
  import:
    '3. Library, Import CSV: choose import.zip and the template Testimony. One interview is one entity; a translation is an entity of its own.',
  dates:
    'Dates are text, because many are known to the month or the year only, and Uwazi would make a day of them. The property testimony is shown as rich text, so line ends and signs may look different; the attachment of each entity has the exact words.',
  care: 'New entities are restricted. Publish none of them before you know what the speakers agreed to: see the property consent.',
};

const RU: Words = {
  title: 'Как перенести эти интервью в Uwazi (https://uwazi.io)',
  rights: 'Нужны права администратора. Работайте в той коллекции, о которой договорилась команда.',
  thesauri:
    '1. Settings, Thesauri: прежде всего импортируйте каждый из этих файлов как отдельный тезаурус.',
  otherLanguages:
    'Если в коллекции есть другие языки, кроме английского, сначала скопируйте столбец под их английскими названиями. Термины, которые приходят вместе с записями, повреждали многоязычные коллекции.',
  template:
    '2. Settings, Templates: создайте шаблон Testimony. Назовите каждое свойство точно так, латинскими буквами: из названий другими буквами Uwazi делает одинаковые имена.',
  import:
    '3. Library, Import CSV: выберите import.zip и шаблон Testimony. Одно интервью — одна запись; перевод — отдельная запись.',
  dates:
    'Даты записаны текстом: многие известны только до месяца или года, а Uwazi сделала бы из них день. Свойство testimony показывается как форматированный текст, поэтому концы строк и знаки могут выглядеть иначе; точные слова во вложении каждой записи.',
  care: 'Новые записи закрыты. Не публикуйте ни одной, пока не знаете, на что согласились рассказчики: см. свойство consent.',
};

const KK: Words = {
  title: 'Бұл сұхбаттарды Uwazi жүйесіне қалай енгізуге болады (https://uwazi.io)',
  rights: 'Әкімші құқықтары керек. Командаңыз келіскен коллекцияда жұмыс істеңіз.',
  thesauri:
    '1. Settings, Thesauri: ең алдымен осы файлдардың әрқайсысын жеке тезаурус ретінде импорттаңыз.',
  otherLanguages:
    'Коллекцияда ағылшыннан басқа тілдер болса, алдымен бағанды олардың ағылшынша атауларымен көшіріңіз. Жазбалармен бірге келген терминдер көптілді коллекцияларды бүлдірген.',
  template:
    '2. Settings, Templates: Testimony деген үлгі жасаңыз. Әр қасиетті дәл осылай, латын әріптерімен атаңыз: басқа әріптермен жазылған атаулардан Uwazi бірдей аттар жасайды.',
  import:
    '3. Library, Import CSV: import.zip файлын және Testimony үлгісін таңдаңыз. Бір сұхбат — бір жазба; аударма — бөлек жазба.',
  dates:
    'Күндер мәтін түрінде: көбінің тек айы немесе жылы белгілі, ал Uwazi олардан нақты күн жасап жіберер еді. testimony қасиеті пішімделген мәтін болып көрсетіледі, сондықтан жол соңдары мен белгілер басқаша көрінуі мүмкін; дәл сөздер әр жазбаның қосымшасында.',
  care: 'Жаңа жазбалар жабық. Айтушылар неге келіскенін білмей тұрып, ешқайсысын жарияламаңыз: consent қасиетін қараңыз.',
};

/** What has to be there before an import, in the order in which to make it. */
export function uwaziReadme(
  properties: readonly UwaziProperty[],
  thesauri: readonly string[],
): Bytes {
  const lines = properties.map(({ name, type, thesaurus }) => {
    const isMade = thesaurus !== undefined && thesauri.includes(thesaurus);
    return `   ${name.padEnd(22)} ${type}${isMade ? `: ${thesaurus}` : ''}`;
  });
  const section = (words: Words) =>
    [
      `== ${words.title} ==`,
      '',
      words.rights,
      '',
      words.thesauri,
      ...thesauri.map((name) => `   ${name}`),
      `   ${words.otherLanguages}`,
      '',
      words.template,
      ...lines,
      '',
      words.import,
      '',
      words.dates,
      '',
      words.care,
      '',
    ].join('\n');
  return utf8([EN, RU, KK].map(section).join('\n'));
}
