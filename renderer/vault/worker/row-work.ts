import { type Bytes, utf8 } from '../../../core/bytes.ts';
import { canonicalJson } from '../../../core/canonical-json.ts';
import { extended, headOf, newChain } from '../../../core/custody/custody-entry.ts';
import type { InterviewId, TagId } from '../../../core/domain/ids.ts';
import { type ErrorCode, errorCode } from '../../../core/errors.ts';
import { foldParts, searchParts } from '../../../core/search/searchable.ts';
import type { TextFolder } from '../../../core/search/fold-text.ts';
import { decodeWrapped, encodeWrapped, wrapContext } from '../../../core/vault/key-slot.ts';
import {
  type InterviewContent,
  interviewOf,
  type InterviewRow,
  type Row,
} from '../../../core/vault/row-format.ts';
import { contentHashKey, keyedHash, newRowKey, unwrapRowKey } from './crypto.ts';
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

/** One that was just made, and the head of its custody chain. */
export interface MadeInterview extends RowWithKey {
  readonly head: string;
}

/** An interview as it was read, or its folded text, or why its row does not open. */
export type Opened = { readonly value: InterviewContent | string } | { readonly error: ErrorCode };

export interface NewInterview {
  readonly id: InterviewId;
  readonly content: InterviewContent;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

/** Names of tags by id: with them, an interview is folded for search. */
export type TagLabels = ReadonlyMap<TagId, string>;

/** Makes an interview's key and its row, with its custody chain: a second row would cost as much as the first. */
export async function makeRow(
  keys: RowKeys,
  { id, content, at }: NewInterview,
): Promise<MadeInterview> {
  const { vault, wrap } = keys;
  const { key, wrapped: secret } = await newRowKey(wrap, wrapContext(vault, 'interview', id));
  const wrapped = encodeWrapped(secret);
  const hash = await contentHash(keys, { id, wrapped }, content);
  const chain = extended(newChain(), [{ action: 'import', content: hash }], at);
  const whole: InterviewRow = { ...content, custody: chain };
  const row = await sealRow(vault, { table: 'interviews', id, rev: 1, key, content: whole });
  return { row, wrapped, head: headOf(chain) };
}

/** Of what an interview holds, under a key that goes with its own. @throws AppError `row-damaged` */
export async function contentHash(
  { vault, wrap }: RowKeys,
  { id, wrapped }: { readonly id: string; readonly wrapped: Bytes },
  { record, text }: InterviewContent,
): Promise<string> {
  const context = wrapContext(vault, 'interview', id);
  const key = await contentHashKey(wrap, decodeWrapped(wrapped), context);
  return keyedHash(key, utf8(canonicalJson({ record, text })));
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
    return { value: view(interviewOf(await openRow(vault, 'interviews', row, key))) };
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
