import type { InterviewHeader } from '../../core/domain/interview.ts';
import { type PageContent, parseRow } from '../../core/vault/row-format.ts';
import type { HeaderPart, VaultArgs } from './api.ts';
import type { VaultClient } from './client.ts';

/**
 * Opens a vault. Its list comes page by page, and is taken in here while the worker opens the next ones.
 * @returns all headers
 * @throws AppError as the worker's `unlock`
 */
export async function unlock(
  vault: VaultClient,
  which: VaultArgs<'unlock'>,
): Promise<readonly InterviewHeader[]> {
  let headers: InterviewHeader[] = [];
  await vault.call('unlock', which, (part) => {
    headers = withPart(headers, part);
  });
  return headers;
}

function withPart(headers: InterviewHeader[], part: HeaderPart): InterviewHeader[] {
  if ('all' in part) return [...part.all];
  if ('newer' in part) {
    const ids = new Set(part.newer.map(({ id }) => id));
    return [...headers.filter(({ id }) => !ids.has(id)), ...part.newer];
  }
  const content = parseRow(part.page) as PageContent;
  if (content.kind === 'interviews') for (const { header } of content.entries) headers.push(header);
  return headers;
}
