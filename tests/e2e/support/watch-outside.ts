import type { Researcher } from './researcher.ts';

/** What other programs, and who looks at the taskbar, can see of the app. */
interface SeenOutside {
  /** Of windows and documents, from the first on, each once. */
  readonly titles: readonly string[];
  readonly recentDocuments: readonly string[];
}

/** Looks on from now until what it returns is called. */
export async function watchOutside(me: Researcher): Promise<() => Promise<SeenOutside>> {
  const { app, page } = me.launched;
  const titles = new Set<string>();
  await page.exposeFunction('titleSeen', (title: string) => titles.add(title));
  await page.addInitScript(watchTitle);
  await page.evaluate(watchTitle);
  await app.evaluate(({ app: main, BrowserWindow }) => {
    const seen = { titles: [] as string[], recent: [] as string[] };
    Reflect.set(globalThis, 'seenOutside', seen);
    for (const window of BrowserWindow.getAllWindows()) {
      seen.titles.push(window.getTitle());
      window.on('page-title-updated', () => seen.titles.push(window.getTitle()));
    }
    main.addRecentDocument = (file) => void seen.recent.push(file);
  });
  return async () => {
    const seen = await app.evaluate(({ BrowserWindow }) => {
      const { titles: before, recent } = Reflect.get(globalThis, 'seenOutside') as {
        titles: string[];
        recent: string[];
      };
      const now = BrowserWindow.getAllWindows().map((window) => window.getTitle());
      return { titles: [...before, ...now], recent };
    });
    for (const title of [...seen.titles, await page.title()]) titles.add(title);
    return { titles: [...titles], recentDocuments: seen.recent };
  };
}

/** In the page, for as long as its document lives. */
function watchTitle(): void {
  const tell = () => {
    (Reflect.get(globalThis, 'titleSeen') as (title: string) => void)(document.title);
  };
  const watch = () => {
    tell();
    const changes = { childList: true, subtree: true, characterData: true };
    new MutationObserver(tell).observe(document.head, changes);
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', watch);
  else watch();
}
