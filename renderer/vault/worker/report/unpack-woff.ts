import { unzlibSync } from 'fflate';

const SIGNATURE = 0x774f4646;
const HEADER = 44;
const ENTRY = 20;
const FONT_HEADER = 12;
const FONT_ENTRY = 16;

/**
 * The font inside a WOFF 1.0 file (W3C Recommendation of 2012-12-13, sections 3 to 5). The packer of the PDF reads WOFF as
 * well, but inflates a whole table for each letter.
 */
export function unpackWoff(woff: Uint8Array): Uint8Array {
  const from = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  if (from.getUint32(0) !== SIGNATURE) throw new Error('no WOFF file');
  const count = from.getUint16(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = HEADER + i * ENTRY;
    const [offset, packedLength, length] = [4, 8, 12].map((n) => from.getUint32(at + n));
    const packed = woff.subarray(offset, (offset ?? 0) + (packedLength ?? 0));
    const bytes = packedLength === length ? packed : unzlibSync(packed);
    return { tag: from.getUint32(at), checksum: from.getUint32(at + 16), bytes };
  });
  const start = FONT_HEADER + count * FONT_ENTRY;
  const font = new Uint8Array(tables.reduce((sum, { bytes }) => sum + padded(bytes), start));
  const to = new DataView(font.buffer);
  to.setUint32(0, from.getUint32(4));
  to.setUint16(4, count);
  const power = Math.floor(Math.log2(count));
  to.setUint16(6, 2 ** power * FONT_ENTRY);
  to.setUint16(8, power);
  to.setUint16(10, (count - 2 ** power) * FONT_ENTRY);
  let offset = start;
  tables.forEach(({ tag, checksum, bytes }, i) => {
    [tag, checksum, offset, bytes.length].forEach((value, n) =>
      to.setUint32(FONT_HEADER + i * FONT_ENTRY + n * 4, value),
    );
    font.set(bytes, offset);
    offset += padded(bytes);
  });
  return font;
}

/** Tables begin at multiples of four. */
function padded({ length }: Uint8Array): number {
  return Math.ceil(length / 4) * 4;
}
