import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import errorWords from '../../renderer/locales/en/error.json' with { type: 'json' };
import { tinyModel, type TinyModel } from '../support/tiny-model.ts';
import { isAppUrl } from './support/app-url.ts';
import { queueDialogAnswer } from './support/dialogs.ts';
import { openInterview, openTab } from './support/interview-flows.ts';
import { startWithVault } from './support/ready-vault.ts';
import { Researcher } from './support/researcher.ts';

/** A team's own model, from the folder on a stick to a question in the review, and what is said when the stick is gone. */
const root = mkdtempSync(path.join(tmpdir(), 'vouchsafe-own-model-'));
/** Words that the app's own model takes for none. */
const TINY: TinyModel = { words: { вернулась: 'B-PER', осенью: 'B-LOC' } };
const folder = put('tiny-names', TINY);
const wrong = put('other-task', { ...TINY, architecture: 'BertForMaskedLM' });
const TEXT = 'Потом она вернулась домой поздней осенью и позвонила +7 701 123 45 67.';

let me: Researcher | undefined;
afterAll(async () => {
  await me?.close();
  rmSync(root, { recursive: true, force: true });
});

function put(name: string, model: TinyModel): string {
  const place = path.join(root, name);
  mkdirSync(path.join(place, 'onnx'), { recursive: true });
  for (const [file, bytes] of tinyModel(model)) writeFileSync(path.join(place, file), bytes);
  return place;
}

async function choose(who: Researcher, place: string): Promise<void> {
  await queueDialogAnswer(who.launched.app, 'showOpenDialog', {
    canceled: false,
    filePaths: [place],
  });
  await who.focusOn(/^Choose a/);
  await who.press('Enter');
}

function modelWorkers(who: Researcher): number {
  return who.page.workers().filter((worker) => worker.url().includes('model.worker')).length;
}

async function restart(before: Researcher): Promise<Researcher> {
  await before.close();
  me = await Researcher.start({ userDataDir: before.profile });
  await me.unlock();
  return me;
}

/** How often something waits to be decided that only the model knows. */
async function questions(who: Researcher): Promise<string> {
  await openInterview(who, 'INT-001');
  await openTab(who, 'Anonymise');
  return who.page.getByText(/of \d+ decided/).innerText();
}

describe('a model of their own', () => {
  it('is refused when it is for something else, and asks when it finds a name', async () => {
    me = await startWithVault();
    await me.press('Control+Comma');
    await me.sees('Detection model of your own');
    await choose(me, wrong);
    await me.sees(errorWords['model-wrong-kind'].title);
    await choose(me, folder);
    await me.sees(/The model is in use/);
    await me.sees(/It looks for: B-PER, I-PER, B-LOC/);
    expect(await me.page.content()).not.toContain(root);

    await me.press('Control+KeyN');
    await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
    await openTab(me, 'Testimony & tags');
    await me.focusOn('Testimony');
    await me.page.keyboard.insertText(TEXT);
    await me.sees(/Saved \d/);
    await openTab(me, 'Anonymise');
    await me.sees(/0 of 3 decided/);
    await me.sees('proposed by the model');
    expect(me.launched.requested.filter((address) => !isAppUrl(address))).toEqual([]);
  });

  it('ends with the lock', async () => {
    if (!me) throw new Error('the first part failed');
    const locking = me;
    expect(modelWorkers(locking)).toBe(1);
    await locking.lock();
    await expect.poll(() => modelWorkers(locking)).toBe(0);
    await locking.unlock();
  });

  it('is there after a restart; with its folder gone there is a notice, and the rest works', async () => {
    if (!me) throw new Error('the first part failed');
    const again = await restart(me);
    expect(await questions(again)).toMatch(/0 of 3/);

    renameSync(folder, `${folder}-away`);
    const without = await restart(again);
    await without.sees(errorWords['model-folder-gone'].title);
    expect(await questions(without)).toMatch(/0 of 1/);

    await without.press('Control+Comma');
    await without.focusOn('Remove');
    await without.press('Enter');
    await without.sees(/not used any more/);
    const last = await restart(without);
    expect(await questions(last)).toMatch(/0 of 1/);
    expect(await last.page.getByText(errorWords['model-folder-gone'].title).count()).toBe(0);
  });
});
