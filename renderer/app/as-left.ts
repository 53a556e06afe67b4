import type { Route, SearchRoute } from './route.ts';

/** Screens that come back as they were left: what is searched for, the tab of sharing. In memory only. */
export class AsLeft {
  #search: SearchRoute = { screen: 'search' };
  #share: Route = { screen: 'share' };

  note(route: Route): void {
    if (route.screen === 'search') this.#search = route;
    if (route.screen === 'share') this.#share = route;
  }

  /** The route itself, or where nobody asks for anything there, the screen as it was left. */
  of(route: Route): Route {
    if (route.screen === 'search' && route.words === undefined) return this.#search;
    return route.screen === 'share' && route.section === undefined ? this.#share : route;
  }
}
