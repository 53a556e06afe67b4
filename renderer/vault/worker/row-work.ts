import type { Bytes } from '../../../core/bytes.ts';
import type { InterviewId, TagId } from '../../../core/domain/ids.ts';
import { type ErrorCode, errorCode } from '../../../core/errors.ts';
import { foldParts, searchParts } from '../../../core/search/searchable.ts';
import type { TextFolder } from '../../../core/search/fold-text.ts';
import { decodeWrapped, encodeWrapped, wrapContext } from '../../../core/vault/key-slot.ts';
import type { InterviewContent, Row } from '../../../core/vault/row-format.ts';
import { newRowKey, unwrapRowKey } from './crypto.ts';
import { openRow, sealRow } from './rows.ts';

/** Whose rows, and the key that wraps each row's own. */
export interface RowKeys {
  readonly vault: string;
  readonly wrap: CryptoKey;
}

/** An interview's row and the key record of its own key. */
export interface RowWithKey {
  readonly row: Row;
  readonly wrapped: Bytes;
}

/** An interview as it was read, or its folded text, or why its row does not open. */
export type Opened = { readonly value: InterviewContent | string } | { readonly error: ErrorCode };

export interface NewInterview {
  readonly id: InterviewId;
  readonly content: InterviewContent;
}

/** Names of tags by id: with them, an interview is folded for search. */
export type TagLabels = ReadonlyMap<TagId, string>;

/** Makes an interview's key and its first row. */
export async function makeRow(
  { vault, wrap }: RowKeys,
  { id, content }: NewInterview,
): Promise<RowWithKey> {
  const { key, wrapped } = await newRowKey(wrap, wrapContext(vault, 'interview', id));
  const row = await sealRow(vault, { table: 'interviews', id, rev: 1, key, content });
  return { row, wrapped: encodeWrapped(wrapped) };
}

/** Opens an interview's row. Never throws: each row has its own fate. */
export async function openInterview(
  { vault, wrap }: RowKeys,
  { row, wrapped }: RowWithKey,
  view: (content: InterviewContent) => InterviewContent | string,
): Promise<Opened> {
  try {
    const context = wrapContext(vault, 'interview', row.id);
    const key = await unwrapRowKey(wrap, decodeWrapped(wrapped), context);
    return { value: view((await openRow(vault, 'interviews', row, key)) as InterviewContent) };
  } catch (error) {
    return { error: errorCode(error) };
  }
}

/** All of an interview that is searched, in one string. */
export function foldInterview(
  content: InterviewContent,
  labels: TagLabels,
  folder: TextFolder,
): string {
  return foldParts(searchParts(content, labels), folder);
}
