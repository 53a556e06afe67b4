/**
 * What guessing programs try first: passwords that leak most often, names, and words of this field, in English, in
 * Russian and in Russian typed with Latin letters. Lower case, only letters. A short list by purpose: what it misses is
 * still counted as one word, never as random letters.
 */
export const GUESSABLE_WORDS: ReadonlySet<string> = new Set(
  `
  password passwort passphrase passcode parol secret admin administrator root user guest login welcome letmein
  iloveyou love lover angel monkey dragon master shadow sunshine princess football baseball soccer hockey batman
  superman pokemon starwars matrix computer internet server windows linux ubuntu google apple samsung nokia android
  hello freedom whatever trustno killer hunter ranger buster tigger ginger pepper cookie cheese banana chocolate summer
  winter spring autumn january february march april june july august september october november december monday tuesday
  wednesday thursday friday saturday sunday orange purple yellow silver golden flower rainbow diamond
  michael jordan thomas robert daniel andrew joshua matthew charlie george william james david john mary anna maria
  elena olga natasha irina svetlana tatiana sergey alexander vladimir dmitry andrey alexey nikolay ivan ivanov petrov
  maxim artem denis oleg igor kirill roman nurlan aigul aida asel aliya dana madina marat yerlan askar bolat timur
  ruslan arman daniyar zhanna gulnara saule karlygash
  correct horse battery staple vouchsafe testimony witness interview vault human rights amnesty report bundle
  kazakhstan qazaqstan almaty astana nursultan shymkent karaganda aktau aktobe atyrau russia moscow moskva tashkent
  bishkek tenge president election nazarbayev putin qwerty asdfgh zxcvbn lyubov privet solnce zvezda rossiya marina
  the and you that was for are with his they this have from one had word but not what all were when your can said there
  use each which she how their will other about out many then them these some her would make like him into time has look
  two more write see number way could people than first been call who now find long down day did get come made may part
  i a in is it of to on be at or as my me we he do so if an by no go up us am
  пароль парольпароль секрет админ администратор любовь люблю привет солнце звезда россия москва казахстан астана
  алматы алмата шымкент караганда президент выборы мама папа сынок дочка зайка котик кошка собака весна лето осень зима
  январь февраль март апрель июнь июль август сентябрь октябрь ноябрь декабрь понедельник вторник среда четверг пятница
  суббота воскресенье спартак зенит динамо локомотив футбол хоккей наташа марина светлана татьяна ирина елена ольга
  анна мария сергей саша александр владимир дмитрий андрей алексей николай иван иванов петров максим артем денис олег
  игорь кирилл роман нурлан айгуль аида асель алия дана мадина марат ерлан аскар болат тимур руслан арман данияр жанна
  гульнара сауле карлыгаш вера роза надежда путин назарбаев жизнь счастье свобода победа дружба свидетель права человек
  отчет интервью хранилище сейф махаббат жан күн бала ана ата елім алаш абай қазақстан қазақ жұлдыз
  я ты он она мы вы они это что как все так его но да за к у же бы по только ее мне было вот от меня еще нет о из ему
  теперь когда даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя ничего ей
  может тут где есть надо ней для тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот на
  не и в с а мен сен ол біз бұл және үшін бар жоқ
  `
    .trim()
    .split(/\s+/),
);
