/** First names for pseudonyms: common ones of the three cultures (own lists), so that they point at nobody. */
export type NameCulture = 'kazakh' | 'russian' | 'english';
export type NameScript = 'cyrillic' | 'latin';

function names(line: string): readonly string[] {
  return line.trim().split(/\s+/);
}

/** Lists by culture and gender. Kazakh and Russian ones are Cyrillic here; see `LATIN_NAMES`. */
export const GIVEN_NAMES: Readonly<
  Record<NameCulture, Readonly<Record<'female' | 'male', readonly string[]>>>
> = {
  kazakh: {
    female: names(`
      Айгүл Әсел Бибігүл Ботагөз Гүлнар Ғалия Дана Динара Жанар Жансая Зарина Зере Инабат Камила
      Қымбат Ләйла Мәншүк Мадина Нәзира Нұргүл Перизат Райхан Сабина Сәуле Тоғжан Толғанай Ұлжан
      Фариза Хадиша Шолпан Шырын Ырысты Эльмира Асем Баян Дамира Замира Кәмшат Лаура Меруерт
      Назгүл Раушан Самал Умида Халида Шынар
    `),
    male: names(`
      Азамат Арман Бауыржан Болат Ғалым Дәурен Ділмұрат Ерлан Ержан Жандос Жомарт Зейнолла Ильяс
      Қайрат Қанат Мақсат Марат Мұрат Нұрлан Нұржан Олжас Оразбек Рүстем Сәкен Серік Талғат Тимур
      Ұлан Фархат Хамит Шыңғыс Ырысбек Асқар Бекзат Данияр Жасұлан Кемел Медет Самат Тұрар
    `),
  },
  russian: {
    female: names(`
      Анна Алла Валентина Вероника Галина Дарья Евгения Екатерина Жанна Зинаида Зоя Инна Ирина
      Ксения Лариса Людмила Марина Маргарита Наталья Нина Ольга Оксана Полина Раиса Светлана
      Софья Тамара Татьяна Ульяна Фаина Эльвира Юлия Яна
    `),
    male: names(`
      Алексей Андрей Борис Валерий Виктор Геннадий Григорий Денис Дмитрий Евгений Егор Захар Игорь
      Илья Кирилл Константин Леонид Максим Михаил Николай Никита Олег Павел Пётр Роман Сергей
      Степан Тимофей Фёдор Эдуард Юрий Яков
    `),
  },
  english: {
    female: names(`
      Alice Anne Barbara Beth Caroline Claire Diana Dorothy Eleanor Emma Fiona Frances Gillian
      Hannah Helen Irene Isabel Jane Julia Karen Katherine Laura Linda Margaret Martha Nancy Nora
      Olivia Patricia Paula Rachel Rebecca Sarah Susan Teresa Ursula Vivian Wendy Yvonne Zoe
    `),
    male: names(`
      Adam Andrew Benjamin Brian Charles Colin Daniel David Edward Eric Francis Frederick George
      Gordon Harold Henry Ian Isaac James Joseph Keith Kevin Leonard Lewis Martin Michael Nathan
      Nicholas Oliver Oscar Patrick Peter Richard Robert Samuel Stephen Thomas Timothy Vincent
      Walter William
    `),
  },
};

const LATIN_LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  names(`
    а:a ә:a б:b в:v г:g ғ:g д:d е:e ё:yo ж:zh з:z и:i й:i к:k қ:k л:l м:m н:n ң:n о:o ө:o п:p р:r
    с:s т:t у:u ұ:u ү:u ф:f х:kh һ:h ц:ts ч:ch ш:sh щ:shch ъ: ы:y і:i ь: э:e ю:yu я:ya
  `).map((pair) => pair.split(':')),
);

/** A Kazakh or Russian name in plain Latin letters, as passports write them: `Жандос`, `Zhandos`. */
export function inLatin(name: string): string {
  const latin = Array.from(name.toLowerCase(), (letter) => LATIN_LETTERS[letter] ?? letter).join(
    '',
  );
  return latin.slice(0, 1).toUpperCase() + latin.slice(1);
}
