import type { ModelFileName } from '../../../../core/anonymise/own-model/model-files.ts';
import type { Bytes } from '../../../../core/bytes.ts';
import { AppError } from '../../../../core/errors.ts';
import { type CallResult, MAX_CHUNK_BYTES } from '../../../../core/ipc/contract.ts';
import type { HostPort } from '../host-port.ts';

export type OpenedFolder = NonNullable<CallResult<'modelFolder.open'>>;

/** @throws AppError `file-read-failed`, also when a file became shorter meanwhile */
export async function readModelFile(
  host: HostPort,
  { files }: OpenedFolder,
  name: ModelFileName,
): Promise<Bytes> {
  const found = files.find(({ file }) => file === name);
  if (!found) throw new AppError('model-incomplete', name);
  const bytes = new Uint8Array(found.size);
  for (let offset = 0; offset < bytes.length; ) {
    const length = Math.min(MAX_CHUNK_BYTES, bytes.length - offset);
    const part = await host.call('openFile.read', { source: found.source, offset, length });
    if (part.length === 0) throw new AppError('file-read-failed', 'a model file became shorter');
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** However the reading ended. */
export async function closeModelFolder(host: HostPort, { files }: OpenedFolder): Promise<void> {
  await Promise.all(files.map(({ source }) => host.call('openFile.close', { source })));
}
