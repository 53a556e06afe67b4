import { AppError } from '../../../core/errors.ts';
import type { BundleSource } from '../api.ts';
import type { HostPort } from './host-port.ts';

/** Up to `length` bytes of what a person chose or dropped. @throws AppError file-read-failed */
export async function readSource(
  host: HostPort,
  source: BundleSource,
  offset: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof source === 'string') return host.call('openFile.read', { source, offset, length });
  try {
    return new Uint8Array(await source.slice(offset, offset + length).arrayBuffer());
  } catch (cause) {
    throw new AppError('file-read-failed', 'a dropped file does not read', { cause });
  }
}
