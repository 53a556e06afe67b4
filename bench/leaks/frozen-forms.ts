import { samplePerson } from '../../core/anonymise/sample-person.ts';
import type { GrammaticalGender, Person, RegisterKind } from '../../core/domain/person.ts';

/** A register entry and forms of its name, checked by hand. Everybody here is invented. */
export interface FrozenEntry {
  readonly person: Person;
  /** What may stand in a file; the name as registered among them. */
  readonly forms: readonly string[];
}

/**
 * Written by hand and never made anew from the app's own forms, which are what is being judged. One entry a line: kind and
 * gender (`f`, `m`; `p` place, `o` organisation), the name, its forms.
 */
const WITH_FORMS = `
f | Карлыгаш Ахметова | Карлыгаш Ахметовой; Ахметову; у Ахметовой; К. Ахметова; Ахметовой К.; Karlygash Akhmetova; Akhmetova's; Қарлығаш Ахметованың; Ахметоваға; АХМЕТОВА
m | Ерлан Жумабаев | Ерлана Жумабаева; Жумабаеву; с Жумабаевым; о Жумабаеве; Е. Жумабаев; Жұмабаев; Жұмабаевтың; Yerlan Zhumabayev; Jumabaev; Ерланмен
f | Айгуль Сейткали | Айгүл Сейтқали; Айгүлге; Айгүлден; Aigul Seitkali; Айгуль; А. Сейткали
m | Нурлан Тажибаев | Нурлана Тажибаева; Тажибаеву; Тажибаевым; Нұрлан Тәжібаев; Нұрланға; Nurlan Tazhibayev; Тажибаев Нурлан
m | Пётр Сергеевич Лаптев | Петра Лаптева; Петру Сергеевичу; Лаптевым; о Петре Сергеевиче; Пётр Лаптев; Petr Laptev; П. С. Лаптев; Лаптев П.С.
f | Ольга Павловна Гречко | Ольги Павловны; Ольгу Гречко; Ольге Павловне Гречко; с Ольгой Павловной; Olga Grechko; О.П. Гречко; Гречко О. П.
m | Бауыржан Сейітқали | Бауыржанның; Бауыржанға; Сейітқалиға; Бауыржан Сейітқалидың; Бауржан Сейткали; Bauyrzhan Seitkali; Бауыржанмен
f | Динара Муканова | Динары Мукановой; Динару; Динаре; Мұқанованың; Динараның; Dinara Mukanova; Д. Муканова; Мукановой Динаре
m | Дархан Абильдин | Дархана Абильдина; Абильдину; с Дарханом; Әбілдин; Darkhan Abildin; Дарханға; Абильдиным
f | Гульмира Касымова | Гульмиры Касымовой; Гульмиру; Касымову; Гүлмира Қасымова; Гүлмираға; Gulmira Kasymova; Kassymova; Г. Касымова
m | Сергей Ким | Сергея Кима; Киму Сергею; Сергею; С. Ким; Sergei Kim; Sergey Kim; Ким Сергей; с Сергеем
f | Тамара Ли | Тамары Ли; Тамаре Ли; Тамару; Tamara Li; Т. Ли; с Тамарой
m | Виктор Цой-Марченко | Виктора Цой-Марченко; Виктору; Марченко; Viktor Marchenko; Виктором
m | Талгат Оспанов | Талгата Оспанова; Оспанову; Талгату; Талғат; Талғатқа; Оспановтың; Talgat Ospanov; Оспановым
f | Сауле Ибраева | Сауле Ибраевой; Ибраеву; Сәуле; Сәулеге; Ыбыраева; Saule Ibrayeva; Saule Ibraeva; Ибраева Сауле
m | Марат Искаков | Марата Искакова; Искакову; Маратом; Ысқақов; Ысқақовқа; Marat Iskakov; М. Искаков
f | Раушан Бекенова | Раушан Бекеновой; Бекенову; Раушанға; Бекенованың; Raushan Bekenova; Бекеновой
m | Канат Рахимжанов | Каната Рахимжанова; Рахимжанову; Қанат Рахымжанов; Қанатпен; Kanat Rakhimzhanov; Рахимжановым
f | Жанар Қуанышқызы | Жанар Қуанышқызының; Қуанышқызына; Жанарға; Жанар Куанышкызы; Zhanar Kuanyshkyzy
m | Асан Болатұлы | Асан Болатұлының; Болатұлына; Асанға; Асан Болатулы; Asan Bolatuly
m | Серик Дауренович Алпысбаев | Серика Дауреновича; Серику Алпысбаеву; Алпысбаевым; Серік Алпысбаев; Серікке; Serik Alpysbayev; С.Д. Алпысбаев
f | Любовь Ивановна Шевченко | Любови Ивановны; Любовь Ивановну; Любовью Ивановной; Любови Шевченко; Lyubov Shevchenko; Л. И. Шевченко
f | Роза Турсунова | Розы Турсуновой; Розе Турсуновой; Розу Турсунову; Тұрсынова Роза; Roza Tursunova; Турсунову
f | Вера Николаева | Веры Николаевой; Вере Николаевой; Веру Николаеву; Николаевой; Vera Nikolaeva; Vera Nikolayeva
f | Надежда Кошелева | Надежды Кошелевой; Надежде Кошелевой; Кошелеву; Nadezhda Kosheleva; Н. Кошелева
m | Арман Тлеубердиев | Армана Тлеубердиева; Тлеубердиеву; Арманға; Тілеубердиевке; Arman Tleuberdiyev; Тлеубердиевым
m | Мирас Орынбасаров | Мираса Орынбасарова; Орынбасарову; Мирасқа; Miras Orynbasarov; Орынбасаровтан
m | Болат Есенов | Болата Есенова; Есенову; Болатпен; Есеновтың; Bolat Yessenov; Есенов Болат
m | Куаныш Сарсенбаев | Куаныша Сарсенбаева; Сарсенбаеву; Қуаныш Сәрсенбаев; Қуанышқа; Kuanysh Sarsenbayev
m | Тілек Омаров | Тілек Омаровтың; Омаровқа; Тилек Омаров; Омарову; Tilek Omarov
f | Ажар Молдагалиева | Ажар Молдагалиевой; Молдагалиеву; Молдағалиева; Ажарға; Azhar Moldagaliyeva
m | Леонид Заяц | Леонида Зайца; Леониду Зайцу; Заяц Леонид; Leonid Zayats; Л. Заяц
m | Юрий Мельник | Юрия Мельника; Юрию Мельнику; с Юрием; Yuriy Melnik; Ю. Мельник
m | Daniel Whitfield | Daniel Whitfield's; Whitfield; Whitfield, Daniel; D. Whitfield; daniel whitfield
f | Margaret O'Connell | O'Connell; Margaret O’Connell's; OConnell; M. O'Connell; MARGARET O'CONNELL
f | Hope Wetherby | Hope Wetherby's; Wetherby; H. Wetherby; Wetherby, Hope
f | Grace Lindqvist | Lindqvist's; G. Lindqvist
m | Will Marchbanks | Marchbanks; W. Marchbanks; Marchbanks's
m | Mark Thornbury | Thornbury's; M. Thornbury; Thornbury, Mark
f | Әйгерім Тоқтарова | Әйгерімнің; Әйгерімге; Тоқтароваға; Айгерим Токтарова; Айгерим Токтаровой; Aigerim Toktarova
m | Ғалымжан Өтегенов | Ғалымжанның; Ғалымжанға; Өтегеновтан; Галымжан Утегенов; Галымжана Утегенова; Galymzhan Utegenov
f | Үміт Сәрсенова | Үміт Сәрсенованың; Сәрсеноваға; Умит Сарсенова; Умит Сарсеновой; Umit Sarsenova
m | Хабибулла Рахманов | Хабибуллы Рахманова; Рахманову; Хабибулле; Khabibulla Rakhmanov; Хабибулланың
f | Зульфия Исмаилова | Зульфии Исмаиловой; Исмаилову; Зүлфияға; Zulfiya Ismailova; Zulfiia Ismailova
m | Жаксылык Байтурсынов | Жаксылыка Байтурсынова; Байтурсынову; Жақсылық Байтұрсынов; Жақсылыққа; Zhaksylyk Baitursynov
m | Шамиль Гайфуллин | Шамиля Гайфуллина; Гайфуллину; Шамилем; Shamil Gaifullin; Ш. Гайфуллин
f | Евдокия Пономарёва | Евдокии Пономарёвой; Пономареву; Евдокию Пономарёву; Evdokia Ponomareva; Е. Пономарева
m | Ильяс Досмухамедов | Ильяса Досмухамедова; Досмухамедову; Ілияс Досмұхамедов; Ілиясқа; Ilyas Dosmukhamedov
f | Меруерт Жаксыбекова | Меруерт Жаксыбековой; Жаксыбекову; Меруертке; Жақсыбекова; Meruert Zhaxybekova
m | Кайрат Мусин | Кайрата Мусина; Мусину; Қайратқа; Мусиннің; Kairat Mussin; Kayrat Musin
p | Жанатас | в Жанатасе; Жанатаса; Жаңатас; Жаңатаста; Zhanatas; из Жанатаса
p | Кентау | в Кентау; Кентауға; Кентауда; Kentau; Кентаудан
p | Сарыагаш | Сарыагаша; в Сарыагаше; Сарыағаш; Сарыағашта; Saryagash
p | Балпык би | в Балпык би; Балпық би; Balpyk bi
o | рынок «Алтын Арба» | рынка «Алтын Арба»; на рынке «Алтын Арба»; рынок Алтын Арба
o | ТОО «Степной Ветер» | ТОО Степной Ветер; в ТОО «Степной Ветер»
`;

/** The rest of the register: only the name itself is planted. Fifteen more of them are ordinary words. */
const PLAIN = `
Лилия Байжанова; Злата Каримова; Света Абдрахманова; Мира Джаксыбекова; Победа Тлегенова; Бақыт Ермеков;
Шолпан Әбенова; Меруерт Қожа; Гүлнұр Ақан; Толқын Сапар; Joy Abernathy; Summer Halloway; Dawn Pemberton;
Frank Osgood; Rose Kettering; Аскар Нурпеисов; Бахыт Садвакасова; Гани Тулегенов; Дамир Хасенов;
Еркебулан Алтаев; Женис Шаяхметов; Закир Юлдашев; Ибрагим Курбанов; Камила Турлыбекова; Лаура Смагулова;
Мадина Жолдасбекова; Назым Кенжебаева; Олжас Таубаев; Перизат Акылбекова; Рустам Валиханов; Салтанат Дюсенова;
Тимур Ескендиров; Улан Шарипов; Фарида Мингазова; Хадиша Байболова; Чингиз Ауэзбаев; Шынар Кудайбергенова;
Эльдар Надыров; Юсуп Мамедов; Ярослав Бондаренко; Анастасия Ковальчук; Богдан Приходько; Валентина Черкасова;
Геннадий Ломакин; Дмитрий Фроловский; Екатерина Зимина; Жанна Лобанова; Зинаида Трофимова; Игорь Стародубцев;
Клавдия Ерёмина; Людмила Парфёнова; Михаил Рязанцев; Никита Дорофеев; Оксана Литвиненко; Полина Шмелёва;
Роман Подгорный; Степан Кудрявцев; Татьяна Аксёнова; Ульяна Мещерякова; Фёдор Гаврилюк; Харитон Лукашин;
Эдуард Вайсман; Юлия Скворцова; Яков Гершензон; Абай Тілеуқабыл; Баян Жүнісова; Ғазиза Көпжасарова;
Дәулетбек Сүлейменов; Ермұхан Бекмаханов; Жансая Төлегенқызы; Зейнеп Ахметжанқызы; Индира Қалиева;
Қорқыт Өмірзақов; Ләйла Сұлтанғазина; Мақпал Жүнсбекова; Нұртас Оңдасынов; Орынбек Жолдыбай; Өркен Кенжебек;
Райхан Нұғманова; Сымбат Тоқсанбай; Тоқтар Байғабылов; Ұлпан Жақыпова; Фатима Ғабитова; Хамит Ерғали;
Шерхан Мұртазин; Ырысты Сейдахмет; Ілияс Жансүгіров-Қаратал; Adrian Fairweather; Beatrice Holloway; Cedric Ashworth;
Deborah Winterbourne; Edmund Sackville; Fiona McAllister; Gregory Penhaligon; Harriet Stanhope; Isaac Birnbaum;
Jocelyn Trevelyan; Kenneth Abercrombie; Lorraine Fitzgibbon; Montgomery Ellsworth; Nathaniel Cresswell;
Octavia Drummond; Percival Hathersage; Quentin Ravenscroft; Rosalind Featherstone; Sebastian Whitlock;
Theodora Vandermeer; Ursula Kingsleigh; Vincent Okonkwo; Winifred Castleton; Yolanda Espinoza; Zachary Blumenthal;
Абдулла Каримжонов; Бехзод Тошматов; Гулчехра Юнусова; Дилшод Рахматуллаев; Зухра Миркасымова; Нилуфар Азизова;
Отабек Холмурадов; Рашид Алимджанов; Сабина Эргашева; Тахир Усманходжаев; Азамат Бейшеналиев; Бермет Токтогулова;
Гулзада Асанбекова; Жылдыз Мамбеталиева; Нурбек Орозбаков; Таалай Эсенгулов; Чынара Абдыкадырова; Айбек Султанбеков;
Даниил Белозёров; Ксения Голубева; Лев Заворотний; Май Тухватуллин; Слава Недосекин; Жасмин Хожаева; Нұрбол Әшімханұлы;
Сәбит Дөнентайұлы; Айдос Қаныбек; Bill Harrowgate; Ruby Castellane; Ivy Thistlewood; Chase Pennington; Rob Killigrew
`;

const KINDS: Readonly<Record<string, readonly [RegisterKind, GrammaticalGender]>> = {
  f: ['person', 'female'],
  m: ['person', 'male'],
  p: ['place', 'unknown'],
  o: ['organisation', 'unknown'],
};

export function frozenEntries(): FrozenEntry[] {
  const withForms = WITH_FORMS.trim()
    .split('\n')
    .map((line) => {
      const [letter = '', name = '', forms = ''] = line.split('|').map((part) => part.trim());
      const [kind, gender] = KINDS[letter] ?? ['person', 'unknown'];
      const all = new Set([name, ...forms.split(';').map((form) => form.trim())]);
      return { person: samplePerson(name, { kind, gender }), forms: [...all] };
    });
  const plain = PLAIN.split(';').map((name) => {
    const person = samplePerson(name.trim());
    return { person, forms: [person.name] };
  });
  return [...withForms, ...plain];
}
