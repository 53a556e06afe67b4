import type { PassageCalls } from '../../calls/passage-calls.ts';
import type { Answers, DoorContext } from '../door-context.ts';

export function passageCalls({ opened, write }: DoorContext): Answers<keyof PassageCalls> {
  return {
    passages: async (query, tell) => opened().passages.look(query, tell),
    basket: async () => opened().vault.basket.list(),
    putInBasket: (item) => write(({ vault }) => vault.basket.put(item)),
    takeOutOfBasket: ({ id }) => write(({ vault }) => vault.basket.delete(id)),
  };
}
