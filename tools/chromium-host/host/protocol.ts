/** The names and shapes of Chromium's DevTools protocol, as Playwright generates them. */
export type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';
