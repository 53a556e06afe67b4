import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { Bytes } from '../../../../core/bytes.ts';

const CONTENT_TYPES = '[Content_Types].xml';
const RELATIONSHIPS = '_rels/.rels';
const CORE = 'docProps/core.xml';
/** What a package says of who made it, with what and when. */
const PROPERTIES = /^docProps\//;
/** Fonts for every script of the world, of which a report uses none: their names only get in the way of a search for names. */
const THEME = /^word\/theme\//;
const DOCUMENT_RELATIONSHIPS = 'word/_rels/document.xml.rels';
/** The earliest that a zip can say, in whatever time zone. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * An Office package as nobody made it, at no time: without a theme, or properties but a title and language, no times on its files,
 * and these in an order of their own. The writer of the package puts its clock into all of that.
 */
export function anonymousPackage(
  bytes: Uint8Array,
  told: { readonly title: string; readonly language: string },
): Bytes {
  const parts = Object.entries(unzipSync(bytes)).filter(
    ([name]) => !PROPERTIES.test(name) && !THEME.test(name),
  );
  const files = new Map<string, Uint8Array>(parts);
  const unlist = (name: string, entry: RegExp) => {
    const kept = strFromU8(files.get(name) ?? new Uint8Array()).replace(entry, '');
    files.set(name, strToU8(kept));
  };
  unlist(CONTENT_TYPES, /<Override [^>]*"\/docProps\/(?!core\.xml)[^>]*\/>/g);
  unlist(CONTENT_TYPES, /<Override [^>]*"\/word\/theme\/[^>]*\/>/g);
  unlist(DOCUMENT_RELATIONSHIPS, /<Relationship [^>]*"theme\/[^>]*\/>/g);
  unlist(RELATIONSHIPS, /<Relationship [^>]*"docProps\/(?!core\.xml)[^>]*\/>/g);
  files.set(CORE, strToU8(coreProperties(told)));
  const first = [CONTENT_TYPES, RELATIONSHIPS];
  const names = [...first, ...[...files.keys()].filter((name) => !first.includes(name)).sort()];
  const zip: Zippable = {};
  for (const name of names) zip[name] = files.get(name) ?? new Uint8Array();
  return new Uint8Array(zipSync(zip, { mtime: NO_TIME, level: 9 }));
}

function coreProperties({ title, language }: { title: string; language: string }): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escapeXml(title)}</dc:title><dc:language>${language}</dc:language>`,
    '</cp:coreProperties>',
  ].join('');
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
