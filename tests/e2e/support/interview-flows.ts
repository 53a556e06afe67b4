import type { FictionalTestimony } from '../../fixtures/testimonies.ts';
import type { Researcher } from './researcher.ts';

/** Presses Tab until the named control has the focus, then types over what stands in it. */
async function fill(me: Researcher, field: string, text: string): Promise<void> {
  await me.focusOn(field);
  await me.press('Control+a');
  await me.type(text);
}

/**
 * A new interview, its facts, its consent and its text: all by keyboard. Ends on the testimony.
 * @param how whether the text comes key by key or, where it only has to be there, all at once
 */
export async function writeInterview(
  me: Researcher,
  testimony: FictionalTestimony,
  how: 'typed' | 'at once' = 'at once',
): Promise<void> {
  await me.press('Control+KeyN');
  await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
  await fill(me, 'Day', testimony.date.day);
  await fill(me, 'Month', testimony.date.month);
  await fill(me, 'Year', testimony.date.year);
  await fill(me, 'Place', testimony.place);
  await fill(me, 'Place for readers', testimony.published);
  await fill(me, 'Occupation', testimony.occupation);
  await me.press('ArrowDown', 'Enter');
  await answerSharing(me);
  await openTab(me, 'Testimony & tags');
  await me.page.getByRole('textbox', { name: 'Testimony' }).waitFor();
  await me.focusOn('Testimony');
  if (how === 'typed') await me.type(testimony.text);
  else await me.page.keyboard.insertText(testimony.text);
  await me.sees(/Saved \d/);
}

/** In the consent grid: down to the row about sharing, and yes. */
async function answerSharing(me: Researcher): Promise<void> {
  const row = me.page.getByRole('radiogroup', { name: 'Share with named partners' });
  await me.focusOn('Not asked');
  for (let i = 0; i < 20; i += 1) {
    if ((await row.locator(':focus').count()) > 0) break;
    await me.press('ArrowDown');
  }
  await me.press('KeyY');
  await row.getByRole('radio', { name: 'Yes', checked: true }).waitFor();
}

/** An interview of the list, on the tab where one writes. */
export async function openFromList(me: Researcher, code: string): Promise<void> {
  await me.press('Control+Digit1');
  await me.page.getByRole('row', { name: new RegExp(code) }).dblclick();
  await me.page.getByRole('tab', { name: 'Testimony & tags', selected: true }).waitFor();
}

/** Goes to one of the interview's tabs with Tab and the arrows. */
export async function openTab(me: Researcher, name: string): Promise<void> {
  const tab = me.page.getByRole('tab', { name });
  // After unlocking, the interview comes later than the frame around it.
  await tab.waitFor();
  await me.press('Escape');
  await me.focusOn(/^(Overview|Testimony & tags|Translation|Anonymise|History)$/);
  for (let i = 0; i < 5; i += 1) {
    if ((await tab.getAttribute('aria-selected')) === 'true') return;
    await me.press('ArrowRight');
    // The text of the next tab may have to be read first.
    await me.page.waitForFunction(
      () => document.activeElement?.matches('[role="tab"][aria-selected="false"]') === false,
    );
  }
  throw new Error(`no tab ${name}`);
}

/** Tags the paragraph at the start of the text with the first favourite, in the reading mode. */
export async function tagFirstParagraph(me: Researcher): Promise<void> {
  await me.focusOn('Testimony');
  await me.press('Control+KeyE', 'Control+Home', 'Shift+End', 'Digit1');
  await me.page.getByText(/1 passage/).waitFor();
}

/** Registers everybody the testimony names, each with its pseudonym. */
export async function registerPeople(
  me: Researcher,
  testimony: Pick<FictionalTestimony, 'people'>,
): Promise<void> {
  await me.press('Control+Digit2');
  await me.page.getByRole('heading', { name: 'People' }).first().waitFor();
  for (const person of testimony.people) {
    await me.focusOn('Add a name');
    await me.press('Enter');
    const dialog = me.page.getByRole('dialog', { name: 'Add a name' });
    await dialog.waitFor();
    await fill(me, 'Name', person.name);
    await fill(me, 'Pseudonym', person.pseudonym);
    await me.focusOn('Add');
    await me.press('Enter');
    await me.dialogCloses();
  }
}

/** Opens an interview from the list by its code. */
export async function openInterview(me: Researcher, code: string): Promise<void> {
  await me.press('Control+Digit1');
  const row = me.page.getByRole('row', { name: new RegExp(code) });
  await row.waitFor();
  await me.focusOn('Find by code');
  await me.press('Control+a');
  await me.type(code);
  await me.press('Tab');
  for (
    let i = 0;
    i < 12 &&
    (await row.locator(':focus').count()) === 0 &&
    !(await row.evaluate((e) => e === document.activeElement));
    i += 1
  ) {
    await me.press(i % 3 === 2 ? 'ArrowDown' : 'Tab');
  }
  await me.press('Enter');
  await me.page.getByRole('tab', { name: 'Anonymise' }).waitFor();
}

/** Accepts every suggestion of the open interview and finishes its review. */
export async function redactAll(me: Researcher): Promise<void> {
  await openTab(me, 'Anonymise');
  await me.page.getByText(/of \d+ decided/).waitFor();
  await me.page.getByRole('textbox', { name: 'Original' }).focus();
  for (let i = 0; i < 60; i += 1) {
    const progress = (await me.page.getByText(/of \d+ decided/).innerText()).match(
      /(\d+) of (\d+)/,
    );
    if (progress && progress[1] === progress[2]) break;
    await me.press('KeyA');
  }
  await me.press('Control+Enter');
  await me.page.getByText('Finished').first().waitFor();
}
