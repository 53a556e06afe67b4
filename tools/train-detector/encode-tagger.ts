import { LABELS } from '../../core/anonymise/model/labels.ts';
import { STEP_OFFSET } from '../../core/anonymise/model/tagger.ts';
import { ByteWriter } from './byte-writer.ts';
import type { TrainedChain } from './train-chain.ts';

/** Writes what `Tagger` reads. Weights under half a step are left out, and features whose key is not `kept`. */
export function encodeTagger(
  keys: Int32Array,
  chain: TrainedChain,
  scale: number,
  kept: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const groups = new Map<number, { key: number; weights: Int8Array }[]>();
  let size = 0;
  for (const [feature, key] of keys.entries()) {
    if (kept[key] !== 1) continue;
    const weights = Int8Array.from({ length: LABELS }, (_, label) => {
      const weight = Math.round((chain.weights[feature * LABELS + label] ?? 0) * scale);
      return Math.max(-127, Math.min(127, weight));
    });
    const mask = weights.reduce((bits, weight, label) => bits | (weight === 0 ? 0 : 1 << label), 0);
    if (mask === 0) continue;
    size += 1;
    const group = groups.get(mask) ?? [];
    group.push({ key, weights });
    groups.set(mask, group);
  }
  const writer = new ByteWriter();
  writer.number(scale);
  for (const step of chain.steps) writer.number(Math.round(step * 100) + STEP_OFFSET);
  writer.number(size);
  writer.number(groups.size);
  for (const [mask, members] of Array.from(groups).toSorted(([a], [b]) => a - b)) {
    members.sort((a, b) => a.key - b.key);
    writer.number(mask);
    writer.number(members.length);
    let last = 0;
    for (const { key } of members) {
      writer.number(key - last);
      last = key;
    }
    for (let label = 0; label < LABELS; label += 1)
      if ((mask & (1 << label)) !== 0)
        for (const { weights } of members) writer.byte(weights[label] ?? 0);
  }
  return writer.done();
}
