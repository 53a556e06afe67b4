import { STARTER_TAGS } from '../../core/domain/starter-codebook.ts';
import { TextFolder } from '../../core/search/fold-text.ts';
import { foldParts, searchParts } from '../../core/search/searchable.ts';
import { generateInterviews } from '../generate-interviews.ts';

/** The peer: `includes()` over the same folded texts, and nothing else. */
declare const self: Worker;
let texts: string[] = [];

self.addEventListener(
  'message',
  ({ data }: MessageEvent<{ count?: number; needles?: string[] }>) => {
    if (data.count !== undefined) {
      const folder = new TextFolder();
      const labels = new Map(STARTER_TAGS.map(({ id, label }) => [id, label]));
      texts = [...generateInterviews(data.count)].map((one) =>
        foldParts(searchParts(one, labels), folder),
      );
    }
    const needles = data.needles ?? [];
    let found = 0;
    for (const text of texts) if (needles.every((needle) => text.includes(needle))) found += 1;
    self.postMessage(found);
  },
);
