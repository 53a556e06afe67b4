import { expect, it } from 'vitest';
import { samplePerson } from '../sample-person.ts';
import { createRegisterMatcher } from './register-matcher.ts';

/** Spellings of one name: whichever is registered, all others are found. */
const MEET = `
  Александр Aleksandr Alexander Alexandr Alexandre
  Александра Aleksandra Alexandra
  Алексей Aleksey Alexei Alexey
  Евгений Evgeny Yevgeny Evgenij Eugene
  Дмитрий Dmitry Dmitri Dmitriy Dmitrij
  Сергей Sergey Sergei Sergej Serge
  Юлия Yulia Julia Yuliya
  Ксения Ksenia Xenia Kseniya
  Наталья Наталия Natalia Natalya Natalie
  Юрий Yuri Juri Yury
  Максим Maksim Maxim
  Чайковский Tchaikovsky Chaikovsky Chaykovskiy
  Хрущёв Khrushchev Хрущев Khruschev
  Назарбаев Nazarbaev Nazarbayev Nazarbaiev Nazarbajev
  Токаев Тоқаев Tokayev Tokaev Toqaev Tokajev
  Бақытжан Бакытжан Бахытжан Bakytzhan Bakhytzhan Baqytjan
  Қарлығаш Карлыгаш Karlygash Qarlyğash
  Қасым Касым Kassym Qasym Kasym
  Жамбыл Джамбул Zhambyl Jambyl Dzhambul Jambul
  Шымкент Чимкент Shymkent Chimkent
  Қостанай Костанай Кустанай Kostanay Qostanai
  Көкшетау Кокшетау Кокчетав Kokshetau
  Қызылорда Кызылорда Kyzylorda Qyzylorda Кзылорда
  Төлеген Толеген Тулеген Tolegen
  Ләззат Лаззат Ляззат Lazzat
  Гүлнар Гульнар Гюльнар Gulnar
  Гүлмира Гульмира Gulmira Gülmira
  Әсел Асель Асел Assel Asel
  Нұрсұлтан Нурсултан Nursultan Noursoultan
  Еңлік Енлик Енглик Enlik
  Мұхтар Мухтар Mukhtar Muhtar
  Шоқан Шокан Shokan
  Жүсіп Жусуп Жусип Zhusip
  Тұрсын Турсын Турсун Tursyn
  Оңғар Онгар Ongar
  Өмірзақ Омирзак Умирзак Omirzak
  Үміт Умит Umit Ümit
  Ғабит Габит Gabit Ghabit
  Һәкім Хаким Hakim Khakim
  Ыбырай Ибрай Ybyrai Ybyray
  Джон John
  Смит Smith
  Джеймс James
  Майкл Michael
  Уильям Вильям William
  Элизабет Elizabeth
  Джордж George
  Томпсон Thompson
  Уилсон Вильсон Wilson
  Тейлор Taylor
  Кэтрин Catherine Katherine
  Дэвид David
  Хьюз Hughes
  Мерфи Murphy
  Черчилль Churchill
`;

it.each(MEET.trim().split('\n'))('finds every spelling of %s by any other', (line) => {
  const names = line.trim().split(' ');
  for (const registered of names) {
    const matcher = createRegisterMatcher([samplePerson(registered)]);
    for (const name of names) {
      const isFound = matcher.find(`там ${name} был`).length > 0;
      expect.soft(isFound, `${registered} finds ${name}`).toBe(true);
    }
  }
});

it.each([
  ['Ахметов', 'Ахматовский'],
  ['Майкл', 'Михаил'],
  ['Серик', 'Сергей'],
  ['Смит', 'Смирнов'],
  ['Ерлан', 'Ержан'],
  ['Жанар', 'Жанна'],
  ['Бақыт', 'Бек'],
  ['Julia', 'июля'],
  ['Jane', 'және'],
  ['Anne', 'енді'],
  ['Қанат', 'Хана'],
  ['Александр', 'Алексей'],
  ['Төре', 'Туры'],
  ['Гүл', 'Гюго'],
  ['David', 'Дарья'],
])('keeps %s and %s apart', (registered, other) => {
  expect(createRegisterMatcher([samplePerson(registered)]).find(`там ${other} был`)).toEqual([]);
});
