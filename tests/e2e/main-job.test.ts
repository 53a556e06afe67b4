import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../core/bundle/formats/format.ts';
import words from '../../renderer/locales/en/share.json' with { type: 'json' };
import { foldName } from '../../core/anonymise/fold.ts';
import { TESTIMONIES } from '../fixtures/testimonies.ts';
import {
  openInterview,
  redactAll,
  registerPeople,
  tagFirstParagraph,
  writeInterview,
} from './support/interview-flows.ts';
import { Researcher } from './support/researcher.ts';
import {
  addRecipient,
  answerSaveDialog,
  checkEverything,
  openBundle,
  readOwnCard,
  writeBundle,
} from './support/share-flows.ts';

/**
 * The whole main job in a real window, by keyboard: a fictional researcher makes a vault, writes three
 * testimonies, tags, registers, redacts, and hands them on to two colleagues: one with nothing but public
 * tools, one with a fresh vault of their own. Everything outside the app is judged by tools nobody here wrote.
 */
const folder = mkdtempSync(path.join(tmpdir(), 'vouchsafe-job-'));
const bundle = path.join(folder, 'bundle-0000.tar.age');
const opened = path.join(folder, 'opened');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, ...args: string[]): string {
  return execFileSync('sh', ['-c', command, 'sh', ...args], { encoding: 'utf8' });
}

/** What the README tells a receiver to run, in its order. */
const README_CHECKS = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^ {4}(ssh-keygen|grep|sha256sum) /.test(line))
  .map((line) => line.trim());

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

describe('the main job', () => {
  let researcher: Researcher;
  let colleague: Researcher;
  let signingKey = '';
  let leakRefused = false;

  beforeAll(async () => {
    run('age-keygen -o "$1" 2>/dev/null', path.join(folder, 'key.txt'));
    const publicKey = run('age-keygen -y "$1"', path.join(folder, 'key.txt')).trim();

    colleague = await Researcher.start();
    await colleague.makeVault();
    const card = await readOwnCard(colleague);

    researcher = await Researcher.start();
    await researcher.makeVault();
    for (const testimony of TESTIMONIES) {
      await writeInterview(researcher, testimony, 'typed');
      await tagFirstParagraph(researcher);
      await registerPeople(researcher, testimony);
    }
    // Before anything is redacted the finished files are full of names: the check must say so.
    await checkEverything(researcher);
    await researcher.sees(/findings need a decision/);
    await researcher.press('Alt+ArrowRight');
    await researcher.sees(/findings still need a decision/);
    leakRefused = !(await researcher.page.getByText('Who can open it?').isVisible());
    for (const [i] of TESTIMONIES.entries()) {
      await openInterview(researcher, `INT-00${i + 1}`);
      await redactAll(researcher);
    }
    ({ signingKey } = await readOwnCard(researcher));
    await addRecipient(researcher, 'Colleague with age', publicKey);
    await addRecipient(researcher, 'Colleague with a vault', card.text);
    await answerSaveDialog(researcher, bundle);
    await checkEverything(
      researcher,
      EXPORT_FORMATS.map((format) => words.formats[format]),
    );
    await writeBundle(researcher, ['Colleague with age', 'Colleague with a vault']);

    run(
      'mkdir "$3" && age -d -i "$1" "$2" | tar x -C "$3"',
      path.join(folder, 'key.txt'),
      bundle,
      opened,
    );
  }, 600_000);

  afterAll(async () => {
    await researcher?.close();
    await colleague?.close();
  });

  it('refuses to go on while a name is in any finished file', () => {
    expect(leakRefused).toBe(true);
  });

  it('leaves one file, and no unfinished one', () => {
    expect(readdirSync(folder).toSorted()).toEqual(['bundle-0000.tar.age', 'key.txt', 'opened']);
  });

  it('opens with age and tar, and every checksum fits', () => {
    expect(run('cd "$1" && sha256sum -c SHA256SUMS', opened)).not.toMatch(/FAILED/);
    expect(existsSync(path.join(opened, 'START-HERE.txt'))).toBe(true);
    expect(
      filesBelow(opened).filter((file) => file.endsWith('.txt')).length,
    ).toBeGreaterThanOrEqual(4);
  });

  it('is opened, checked and read to its last XML by somebody with public tools alone', () => {
    const signers = path.join(folder, 'allowed_signers');
    writeFileSync(signers, `vouchsafe namespaces="vouchsafe-bundle" ${signingKey}\n`);
    const script = new URL('../stranger/open-bundle.sh', import.meta.url).pathname;
    const schemas = new URL('../schemas/refi-qda', import.meta.url).pathname;
    const out = path.join(folder, 'stranger');
    const args = [script, path.join(folder, 'key.txt'), bundle, signers, out, schemas];
    expect(run('"$@"', ...args)).toMatch(/everything holds\n$/);
    const forms = readdirSync(path.join(out, 'formats')).toSorted();
    expect(forms).toEqual([
      'codebook.qdc',
      'csv',
      'interviews.qdpx',
      'report.docx',
      'report.pdf',
      'uwazi',
    ]);
    for (const left of [out, `${out}.unpacked`, signers]) rmSync(left, { recursive: true });
  });

  it('is signed by the researcher: ssh-keygen says so, and says no to another text', () => {
    const signers = path.join(folder, 'allowed_signers');
    writeFileSync(signers, `vouchsafe namespaces="vouchsafe-bundle" ${signingKey}\n`);
    const verify =
      'cd "$1" && ssh-keygen -Y verify -f "$2" -I vouchsafe -n vouchsafe-bundle -s manifest.json.sig < "$3"';
    expect(run(verify, opened, signers, 'manifest.json')).toMatch(
      /Good "vouchsafe-bundle" signature/,
    );
    expect(() => run(`${verify} 2>/dev/null`, opened, signers, 'SHA256SUMS')).toThrow();
    rmSync(signers);
  });

  it('is refused by the commands of the README when interviews and checksums were changed together', () => {
    const signers = `vouchsafe namespaces="vouchsafe-bundle" ${signingKey}\n`;
    const [honest = '', forged = ''] = ['honest', 'forged'].map((name) => {
      const copy = path.join(folder, name);
      cpSync(opened, copy, { recursive: true });
      writeFileSync(path.join(copy, 'allowed_signers'), signers);
      return copy;
    });
    const check = (where: string, commands: readonly string[]) =>
      run(`cd "$1" && ${commands.join(' && ')}`, where);
    expect(check(honest, README_CHECKS)).toMatch(/INT-001\.txt: OK/);
    appendFileSync(
      path.join(forged, 'interviews', 'INT-001.txt'),
      'Fictional words of a forger.\n',
    );
    run('cd "$1" && sha256sum $(cut -c 67- SHA256SUMS) > new && mv new SHA256SUMS', forged);
    // Signature and checksums alone are content: only the bond between them is broken.
    const withoutBond = README_CHECKS.filter((command) => !command.startsWith('grep'));
    expect(check(forged, withoutBond)).toMatch(/INT-001\.txt: OK/);
    expect(() => check(forged, README_CHECKS)).toThrow(/Command failed/);
  });

  it('names nobody in any inflected form, in any file or file name', () => {
    for (const file of filesBelow(opened)) {
      const text = `${file.slice(opened.length)}\n${readFileSync(file, 'utf8')}`;
      const digits = text.replace(/\D/g, '');
      for (const { forms, identifiers } of TESTIMONIES) {
        for (const form of forms) {
          expect(text.toLowerCase(), `${form} in ${file}`).not.toContain(form.toLowerCase());
          const words = text.split(/[^\p{L}]+/u).map(foldName);
          expect(words, `${form} in another spelling in ${file}`).not.toContain(foldName(form));
        }
        for (const number of identifiers)
          expect(digits, `${number} in ${file}`).not.toContain(number);
      }
    }
  });

  it('still says what happened, under the pseudonyms, with its tags', () => {
    const all = filesBelow(opened)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    for (const { kept, people } of TESTIMONIES) {
      for (const words of kept) expect(all).toContain(words);
      for (const { pseudonym } of people) expect(all).toContain(pseudonym);
    }
    expect(all).toContain('act.sign.forced');
  });

  it('opens in the second vault with its own key, and says that the signer is not known there', async () => {
    await openBundle(colleague, bundle);
    await colleague.sees('Signed, but with a key that you do not know');
    await colleague.focusOn('INT-001');
    await colleague.press('Enter');
    await colleague.sees('Динара');
    await colleague.sees(/Custody chain: .*It holds, and the signature covers it\./);
    expect(await colleague.page.getByText('Ахметов').count()).toBe(0);
  });

  it('never asked for anything outside the app', () => {
    for (const { launched } of [researcher, colleague]) {
      expect(launched.requested).toContain('vouchsafe://app/index.html');
      const outside = (url: string) => !/^(vouchsafe:\/\/app\/|data:|blob:)/.test(url);
      expect(launched.requested.filter(outside)).toEqual([]);
    }
  });

  it('says who signed once the card is known', async () => {
    const card = await readOwnCard(researcher);
    await addRecipient(colleague, 'Field researcher', card.text);
    await openBundle(colleague, bundle);
    await colleague.sees(
      'Signed with the key of Field researcher, which you have not compared in person',
    );
  });
});
