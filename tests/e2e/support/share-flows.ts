import type { Researcher } from './researcher.ts';

const SECTIONS = /^(Export|Open a bundle|Recipients and my keys)/;

/** Opens a section of the share screen with Tab and the arrows. */
async function openSection(me: Researcher, name: string): Promise<void> {
  await me.press('Control+Digit4');
  const tab = me.page.getByRole('tab', { name });
  await tab.waitFor();
  await me.focusOn(SECTIONS);
  // The tab that is open is reached first; the arrows go round.
  const chosen = me.page.getByRole('tab', { name, selected: true });
  for (let i = 0; i < 4 && !(await chosen.isVisible()); i += 1) await me.press('ArrowRight');
  await chosen.waitFor();
}

/** The vault's own public card: age recipient and OpenSSH line. */
export async function readOwnCard(
  me: Researcher,
): Promise<{ recipient: string; signingKey: string; text: string }> {
  await openSection(me, 'Recipients and my keys');
  const text = await me.page.getByRole('textbox', { name: 'Contact card, two lines' }).inputValue();
  const [recipient = '', signingKey = ''] = text.split('\n');
  return { recipient, signingKey, text };
}

export async function addRecipient(me: Researcher, name: string, card: string): Promise<void> {
  await openSection(me, 'Recipients and my keys');
  await me.focusOn('Add a recipient');
  await me.press('Enter');
  const dialog = me.page.getByRole('dialog', { name: 'Add a recipient' });
  await dialog.waitFor();
  await me.focusOn('Name');
  await me.type(name);
  await me.focusOn('Contact card');
  await me.page.keyboard.insertText(card);
  await me.focusOn(/^Add$/);
  await me.press('Enter');
  await me.dialogCloses();
}

/** The system's save dialog, which no test can see: it answers with this path. */
export async function answerSaveDialog(me: Researcher, filePath: string): Promise<void> {
  await me.launched.app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, filePath);
}

export async function answerOpenDialog(me: Researcher, filePath: string): Promise<void> {
  await me.launched.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, filePath);
}

/** To the leak check, with all interviews chosen, and these formats. */
export async function checkEverything(
  me: Researcher,
  formats: readonly string[] = [],
): Promise<void> {
  await openSection(me, 'Export');
  // A wizard that was left half way is where it was: back to its start.
  const start = me.page.getByText('Which interviews go into the bundle?');
  await me.page.getByRole('heading', { level: 2 }).first().waitFor();
  for (let i = 0; i < 5 && !(await start.isVisible()); i += 1) await me.press('Alt+ArrowLeft');
  await start.waitFor();
  await me.focusOn('Choose all shown');
  await me.press('Enter', 'Alt+ArrowRight');
  await me.sees('Which version do they get?');
  await me.press('Alt+ArrowRight');
  await me.sees('Does somebody need another format?');
  for (const name of formats) {
    await me.page.getByRole('checkbox', { name }).focus();
    await me.press('Space');
  }
  await me.press('Alt+ArrowRight');
  await me.sees('Is there still a name in it?');
}

/** The same with the originals. */
export async function checkOriginals(me: Researcher): Promise<void> {
  await openSection(me, 'Export');
  await me.sees('Which interviews go into the bundle?');
  await me.focusOn('Choose all shown');
  await me.press('Enter', 'Alt+ArrowRight');
  await me.sees('Which version do they get?');
  await me.page.getByRole('radio', { name: 'Anonymised' }).focus();
  await me.press('ArrowDown');
  await me.focusOn(/To hand on the originals/);
  await me.type('real names');
  await me.press('Alt+ArrowRight');
  await me.sees('Does somebody need another format?');
  await me.press('Alt+ArrowRight');
  await me.sees('Originals are not searched');
}

/** From a clear leak check to the written file. */
export async function writeBundle(me: Researcher, names: readonly string[]): Promise<void> {
  await me.sees('No known name or number was found');
  await me.press('Alt+ArrowRight');
  await me.sees('Who can open it?');
  for (const name of names) {
    await me.page.getByRole('checkbox', { name }).focus();
    await me.press('Space');
  }
  await me.press('Alt+ArrowRight');
  await me.sees('Look at it once more');
  await me.focusOn('Choose where to save');
  await me.press('Enter');
  await me.sees('The bundle is written and checked');
}

/** Opens a bundle in the app. */
export async function openBundle(me: Researcher, file: string): Promise<void> {
  await answerOpenDialog(me, file);
  await openSection(me, 'Open a bundle');
  await me.focusOn('Choose a bundle');
  await me.press('Enter');
}
