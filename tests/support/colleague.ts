import path from 'node:path';
import { NO_CONSENT, withPermission } from '../../core/domain/consent.ts';
import type { ExportPurpose } from '../../core/domain/export-permission.ts';
import { type InterviewId, newId } from '../../core/domain/ids.ts';
import { EMPTY_RECORD, type Interview, type InterviewRecord } from '../../core/domain/interview.ts';
import type { InterviewContent } from '../../core/vault/row-format.ts';
import type { VaultArgs, VaultCallName, VaultResult } from '../../renderer/vault/api.ts';
import type { MergeChoice, MergeReport } from '../../renderer/vault/calls/merge-calls.ts';
import { VaultDoor } from '../../renderer/vault/worker/vault-door.ts';
import { DiskHost } from './disk-host.ts';
import { noDetector } from './no-detector.ts';

/** Says yes to handing it on. */
export const CONSENT = withPermission(NO_CONSENT, {
  scope: 'share-with-named-partner',
  answer: 'yes',
});
const RECORD: InterviewRecord = { ...EMPTY_RECORD, consent: CONSENT };

/** A colleague with a vault of their own. Nobody in it is real. */
export class Colleague {
  readonly host = new DiskHost();
  readonly #door = new VaultDoor({
    host: this.host,
    onProgress: () => undefined,
    fetchDetector: noDetector,
  });

  async ask<C extends VaultCallName>(name: C, args: VaultArgs<C>): Promise<VaultResult<C>> {
    return (await this.#door.call(name, args)) as VaultResult<C>;
  }

  begin(): Promise<void> {
    const passphrase = 'quiet river carries seven lanterns home';
    return this.ask('create', { id: crypto.randomUUID(), name: 'Vault 1', passphrase });
  }

  write(text: string, more: Partial<InterviewRecord> = {}): Promise<Interview> {
    return this.ask('createInterview', { record: { ...RECORD, ...more }, text });
  }

  read(id: InterviewId): Promise<Interview> {
    return this.ask('openInterview', { id });
  }

  async edit(id: InterviewId, more: Partial<InterviewRecord>, insert?: readonly [number, string]) {
    const { record } = await this.read(id);
    if (insert) {
      const [at, words] = insert;
      await this.ask('saveInterview', { id, changes: [[at, at, words]] });
    } else await this.ask('saveInterview', { id, record: { ...record, ...more } });
  }

  /** The other opens what this one sends. */
  async send(
    to: Colleague,
    ids: readonly InterviewId[],
    version: 'original' | 'anonymised',
    purpose: ExportPurpose = 'share',
  ) {
    const file = await this.seal(to, ids, version, purpose);
    const { source, size } = await to.host.sources.open(file);
    return to.ask('openBundle', { source, size });
  }

  /** @returns the file */
  async seal(
    to: Colleague,
    ids: readonly InterviewId[],
    version: 'original' | 'anonymised',
    purpose: ExportPurpose = 'share',
  ): Promise<string> {
    const target = await this.host.targets.begin(path.join(this.host.folder, `${newId()}.tar.age`));
    const { recipient } = await to.ask('identity', undefined);
    const plan = { interviews: ids, version, purpose, formats: [], allowed: [] };
    const { name } = await this.ask('writeExport', { ...plan, target, recipients: [recipient] });
    return path.join(this.host.folder, name);
  }

  async plan(): Promise<[string, string, readonly string[]][]> {
    const { items = [] } = (await this.ask('planMerge', undefined)) ?? {};
    return items.map(({ codeHere, state, fields }) => [codeHere, state, fields]);
  }

  async take(how: MergeChoice['how'] = 'take'): Promise<MergeReport> {
    const { items = [] } = (await this.ask('planMerge', undefined)) ?? {};
    return this.ask('merge', { choices: items.map(({ path }) => ({ path, how })) });
  }

  async said(id: InterviewId): Promise<string[]> {
    return (await this.ask('custodyOf', { id })).map(({ action }) => action);
  }

  async versions(id: InterviewId): Promise<InterviewContent[]> {
    const list = await this.ask('versions', { id });
    return Promise.all(list.map(({ id: version }) => this.ask('version', { id, version })));
  }
}
