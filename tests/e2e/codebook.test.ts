import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { click, dialog, goTo } from '../support/tour/mouse.ts';
import { Researcher } from './support/researcher.ts';
import { answerOpenDialog } from './support/share-flows.ts';

const QDC = `<?xml version="1.0" encoding="UTF-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0">
  <Codes>
    <Code guid="5c1cbe25-0d5a-4a4b-8d31-0a3a2d1b1b11" name="Night raid" isCodable="true">
      <Description>Somebody came at night.</Description>
      <Code guid="5c1cbe25-0d5a-4a4b-8d31-0a3a2d1b1b12" name="Дверь выбита" isCodable="true"/>
    </Code>
  </Codes>
</CodeBook>`;

/** The codebook in its window: what was imported, moved, merged and frozen is there after a kill. */
describe('the codebook', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vouchsafe-codebook-'));
  let me: Researcher | undefined;

  afterEach(async () => {
    await me?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const line = (name: RegExp) => me?.page.getByRole('option', { name });

  it('keeps what was done to it through a kill', async () => {
    const file = path.join(folder, 'team.qdc');
    writeFileSync(file, QDC);
    me = await Researcher.start();
    await me.makeVault();
    await goTo(me, 'Codebook');
    await answerOpenDialog(me, file);
    await click(me, 'Import…');
    await dialog(me).getByRole('button', { name: 'Import 2 tags' }).click();
    await me.dialogCloses();
    await line(/Night raid/)?.click();
    await me.press('Control+KeyM');
    await dialog(me).getByPlaceholder('Find a tag').fill('search or seizure');
    await me.press('Enter');
    await me.sees(/will count as/);
    await dialog(me).getByRole('button', { name: 'Merge', exact: true }).click();
    await me.sees(/Night raid, merged on/);
    await click(me, 'Freeze');
    await me.sees('The codebook is frozen');
    await me.kill();

    me = await Researcher.start({ userDataDir: me.profile });
    await me.unlock();
    await goTo(me, 'Codebook');
    await me.sees('The codebook is frozen');
    expect(await line(/Night raid/)?.count()).toBe(0);
    expect(await line(/Дверь выбита/)?.count()).toBe(1);
    await click(me, 'Unfreeze');
    await line(/Search or seizure/)?.click();
    await click(me, 'Take back');
    await line(/Night raid.*Somebody came at night/)?.waitFor();
    await line(/Дверь выбита.*level 2/)?.waitFor();
  });
});
