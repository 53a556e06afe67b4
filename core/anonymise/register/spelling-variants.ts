import { foldWord } from '../fold.ts';

/**
 * Spellings that sound alike or are used for each other, and that no rule of the folded key brings together (own
 * list): a line is one name. Common English names with their Cyrillic spellings by sound; names whose Latin form is
 * not their transliteration; places with a Kazakh and a Russian name of one origin.
 */
const LISTED = `
  alexander aleksander alexandre александр
  alexandra aleksandra александра
  alexei aleksei alexis алексей
  eugene evgeny евгений
  maxim maksim максим
  julia yulia юлия
  xenia ksenia ксения
  sophia sofia софия софья
  natalia natalie наталия наталья
  maria marie мария
  katerina catherina катерина
  yuri juri iouri юрий
  yakov jakov яков
  yana jana яна
  feodor fyodor theodor фёдор
  serge sergey сергей
  gulnar гүлнар гюльнар
  john джон
  james джеймс
  michael майкл
  william уильям вильям
  david дэвид девид
  daniel дэниел дэниэл
  george джордж
  charles чарльз
  thomas томас
  robert роберт
  richard ричард
  joseph джозеф
  steven stephen стивен
  matthew мэтью мэттью
  andrew эндрю
  anthony энтони
  christopher кристофер
  paul пол
  peter питер
  edward эдвард
  henry генри
  jack джек
  joe джо
  jim джим
  jane джейн
  jean джин
  jennifer дженнифер
  jessica джессика
  elizabeth элизабет
  margaret маргарет
  mary мэри мери
  catherine katherine кэтрин катрин
  kate кейт
  anne ann энн
  alice элис
  helen хелен
  sarah сара
  susan сьюзен сьюзан
  rachel рейчел
  emily эмили
  emma эмма
  laura лора
  hannah ханна
  ruth рут
  grace грейс
  benjamin бенджамин
  nicholas николас
  patrick патрик
  kevin кевин
  brian bryan брайан
  ryan райан
  eric эрик
  jacob джейкоб
  joshua джошуа
  simon саймон
  luke люк
  mark марк
  philip филип филипп
  stewart stuart стюарт
  hugh хью
  smith смит
  johnson джонсон
  williams уильямс вильямс
  brown браун
  jones джонс
  davis дэвис
  miller миллер
  wilson уилсон вилсон вильсон
  moore мур
  taylor тейлор
  thompson томпсон
  white уайт
  harris харрис
  clark clarke кларк
  lewis льюис
  walker уокер
  hall холл
  young янг
  wright райт
  hughes хьюз
  green грин
  baker бейкер
  carter картер
  turner тернер
  phillips филлипс
  campbell кэмпбелл
  parker паркер
  evans эванс
  edwards эдвардс
  collins коллинз
  stewart стюарт
  cook кук
  rogers роджерс
  murphy мерфи
  cooper купер
  ward уорд
  watson уотсон ватсон
  wood вуд
  bennett беннетт
  hughes хьюз
  knight найт
  shaw шоу
  jackson джексон
  martin мартин
  king кинг
  scott скотт
  adams адамс
  mitchell митчелл
  roberts робертс
  bush буш
  churchill черчилль
  шымкент чимкент shymkent chimkent
  жамбыл джамбул zhambyl jambyl dzhambul
  қостанай кустанай
  қызылорда кзылорда
  көкшетау кокчетав
  талдықорған талдыкурган
  өскемен ускемен
  ләззат ляззат
  жүсіп жусуп
  ыбырай ибрай
  еңлік енглик
`;

const GROUPS = new Map<string, readonly string[]>();
for (const line of LISTED.trim().split('\n')) {
  const words = line.trim().split(' ');
  for (const key of words.map(foldWord)) {
    GROUPS.set(key, [...(GROUPS.get(key) ?? []), ...words]);
  }
}

/** Letters of a registered word that another spelling writes otherwise, beyond what the folded key makes equal. */
const LETTERS: readonly (readonly [RegExp, string])[] = [
  // In Russian ң is also spelled нг, қ х (Бахыт), ө у (Тулеген), ә after л я, ү ю (Гюльнар).
  [/ң/g, 'нг'],
  [/қ/g, 'х'],
  [/ө/g, 'у'],
  [/(?<=л)ә/g, 'я'],
  [/(?<=[гклнс])ү/g, 'ю'],
  // A Russian spelling of a Kazakh name, and the Kazakh one behind it.
  [/бахыт/g, 'бакыт'],
  [/бакыт/g, 'бахыт'],
  [/ля/g, 'ла'],
  [/гюл/g, 'гул'],
  [/турсун/g, 'турсын'],
  [/турсын|тұрсын/g, 'турсун'],
];

/**
 * Other spellings of a registered word that are to be looked for as if they were registered too, in lower case.
 * @param base the word in Cyrillic, lower case; undefined when it has no Cyrillic spelling
 */
export function spellingVariants(key: string, base: string | undefined): readonly string[] {
  const variants = new Set(GROUPS.get(key) ?? []);
  for (const [letters, other] of base === undefined ? [] : LETTERS) {
    variants.add(base?.replace(letters, other) ?? '');
  }
  // What is left of two letters is a word of every text: `An`.
  return [...variants].filter((word) => {
    const own = foldWord(word);
    return own.length > 2 && word !== base && own !== key;
  });
}
