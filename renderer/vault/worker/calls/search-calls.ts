import type { SearchCalls } from '../../calls/search-calls.ts';
import type { Answers, DoorContext } from '../door-context.ts';

export function searchCalls({ opened }: DoorContext): Answers<keyof SearchCalls> {
  return {
    search: async ({ words }, tell) => opened().search.search(words, tell),
    searchPlaces: async (args) => opened().search.places(args),
  };
}
