import { describe, expect, it } from 'vitest';
import { findAddresses } from './address.ts';

const found = (text: string): string[] =>
  findAddresses(text).map(({ from, to, band }) => `${text.slice(from, to)} ${band}`);

describe('Russian', () => {
  it.each([
    ['живёт на ул. Абая 15-23.', 'ул. Абая 15-23'],
    ['улица Абая, дом 15, кв. 23', 'улица Абая, дом 15, кв. 23'],
    ['на улице Толе би, 55а', 'улице Толе би, 55а'],
    ['ул. 8 Марта, д. 3', 'ул. 8 Марта, д. 3'],
    ['ул. 30 лет Победы, 12/2', 'ул. 30 лет Победы, 12/2'],
    ['ул.Жандосова,5 корп. 2 подъезд 3', 'ул.Жандосова,5 корп. 2 подъезд 3'],
    ['пр-т Назарбаева, 100', 'пр-т Назарбаева, 100'],
    ['Ленинградский проспект, дом 7', 'Ленинградский проспект, дом 7'],
    ['мкр. 5, д. 12', 'мкр. 5, д. 12'],
    ['мкр Самал-2, 33', 'мкр Самал-2, 33'],
    ['12-й микрорайон, дом 4', '12-й микрорайон, дом 4'],
    ['дом 15, кв. 23', 'дом 15, кв. 23'],
    ['улица абая 15', 'улица абая 15'],
    ['а/я 123', 'а/я 123'],
    ['индекс 050000', '050000'],
    ['индекс: A15E3B8', 'A15E3B8'],
    ['ул. А\u00ADбая, 15', 'ул. А\u00ADбая, 15'],
  ])('is sure of %j', (text, address) => expect(found(text)).toEqual([`${address} redact`]));

  it.each([
    ['митинг на проспекте Назарбаева', 'проспекте Назарбаева'],
    ['на улице Абая стояли', 'улице Абая'],
    ['наш 5 мкр', '5 мкр'],
    ['в квартире 23', 'квартире 23'],
    ['ул. Абая, 8 701 123 45 67', 'ул. Абая'],
    ['на улице Абая 12 марта', 'улице Абая'],
    ['на улице Абая 2019 году', 'улице Абая'],
  ])('asks about %j', (text, address) => expect(found(text)).toEqual([`${address} ask`]));

  it.each([
    'на улице холодно',
    'вышли на улицу',
    'в доме 15 человек',
    'дома было пусто',
    'улица была 15 метров',
    'индекс цен 105',
    'проспект',
  ])('leaves %j alone', (text) => expect(found(text)).toEqual([]));
});

describe('Kazakh', () => {
  it.each([
    ['Абай көшесі, 15 үй, 3 пәтер', 'Абай көшесі, 15 үй, 3 пәтер'],
    ['Абай көшесі 15-үйде тұрады', 'Абай көшесі 15-үйде'],
    ['Төле би көшесі, 55', 'Төле би көшесі, 55'],
    ['Қонаев даңғылының 14-інші үйінде', 'Қонаев даңғылының 14-інші үйінде'],
    ['12 ықшам аудан', '12 ықшам аудан'],
    ['5-ші шағын аудан, 12 үй', '5-ші шағын аудан, 12 үй'],
    ['абай көшесі 15 үй', 'абай көшесі 15 үй'],
    ['15 үй, 3 пәтер', '15 үй, 3 пәтер'],
  ])('is sure of %j', (text, address) => expect(found(text)).toEqual([`${address} redact`]));

  it('asks about a street alone', () =>
    expect(found('Абай көшесінде тұрдық')).toEqual(['Абай көшесінде ask']));

  it.each(['көшеде тұрдық', 'біздің көше', 'Абай ауданы', 'үйде 15 адам'])(
    'leaves %j alone',
    (text) => expect(found(text)).toEqual([]),
  );
});

describe('English', () => {
  it.each([
    ['15 Abai Street, apt 3', '15 Abai Street, apt 3'],
    ['at 221B Baker Street.', '221B Baker Street'],
    ['Abai Street 15', 'Abai Street 15'],
    ['200 5th Avenue Suite 12', '200 5th Avenue Suite 12'],
    ['15 abai street', '15 abai street'],
    ['P.O. Box 123', 'P.O. Box 123'],
    ['my zip code is 90210', '90210'],
    ['postcode: SW1A 1AA', 'SW1A 1AA'],
    ['12 Kimberly Way', '12 Kimberly Way'],
  ])('is sure of %j', (text, address) => expect(found(text)).toEqual([`${address} redact`]));

  it.each([
    ['on Abai Street', 'Abai Street'],
    ['in flat 12', 'flat 12'],
  ])('asks about %j', (text, address) => expect(found(text)).toEqual([`${address} ask`]));

  it.each([
    'the Supreme Court',
    'across the street',
    'a long way 15',
    'in first place',
    'St. Petersburg',
    'down the road 5 km',
  ])('leaves %j alone', (text) => expect(found(text)).toEqual([]));
});
