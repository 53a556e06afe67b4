import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CODEBOOK_FORMAT } from './codebook-file.ts';
import { CHUNK_SIZE, TAG_SIZE } from './age-stream.ts';
import { INTERVIEW_FORMAT, type InterviewFile, interviewNamer } from './interview-file.ts';
import { BUNDLE_FORMAT, BUNDLE_FORMAT_VERSION, ENTRY_PATHS } from './manifest.ts';
import { SIGNATURE_NAMESPACE, SIGNATURE_PRINCIPAL } from './ssh-signature.ts';
import { AGE_VERSION_NEEDED } from './start-here.ts';

// The formatter pads tables: runs of spaces count as one.
const doc = readFileSync(new URL('../../docs/bundle-format.md', import.meta.url), 'utf8').replace(
  / +/g,
  ' ',
);

test('the specification says what the code does', () => {
  const sentences = [
    `| \`format\` | \`${BUNDLE_FORMAT}\` |`,
    `| \`formatVersion\` | \`${BUNDLE_FORMAT_VERSION}\` |`,
    `| \`format\` | \`${INTERVIEW_FORMAT}\` |`,
    `"format": "${CODEBOOK_FORMAT}"`,
    `| chunk | ${CHUNK_SIZE} of plaintext, then a tag of ${TAG_SIZE};`,
    `${SIGNATURE_PRINCIPAL} namespaces="${SIGNATURE_NAMESPACE}" ssh-ed25519`,
    `-I ${SIGNATURE_PRINCIPAL} -n ${SIGNATURE_NAMESPACE}`,
    `opens with age ${AGE_VERSION_NEEDED.x25519}`,
    `age ${AGE_VERSION_NEEDED['post-quantum']}`,
  ];
  const translation: keyof InterviewFile = 'translationOf';
  sentences.push(`| \`${translation}\` | \`id\` of the original;`);
  sentences.push(`its language (\`${interviewNamer()('INT-007', 'en')}\`)`);
  for (const sentence of sentences) expect(doc).toContain(sentence);
  for (const path of Object.values(ENTRY_PATHS)) expect(doc).toContain(path);
});
