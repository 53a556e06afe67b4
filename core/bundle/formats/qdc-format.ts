import { utf8 } from '../../bytes.ts';
import { ENTRY_PATHS } from '../manifest.ts';
import type { FormatFacts, FormatWriter } from './format.ts';
import { codesElement } from './refi-codes.ts';
import { UsedTags } from './used-tags.ts';
import { element, xmlFile } from './xml-text.ts';

/** A codebook of REFI-QDA 1.5. It needs a code: without a tag in use there is no file. */
export function qdcWriter(facts: FormatFacts): FormatWriter {
  const used = new UsedTags(facts);
  return {
    add: (file) => used.add(file),
    async finish() {
      const codes = await codesElement(used, facts);
      if (codes === '') return [];
      const root = element(
        'CodeBook',
        { xmlns: 'urn:QDA-XML:codebook:1.0', origin: facts.generator },
        ['\n', codes, '\n'],
      );
      return [{ path: `${ENTRY_PATHS.formats}codebook.qdc`, bytes: utf8(xmlFile(root)) }];
    },
  };
}
