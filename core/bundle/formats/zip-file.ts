import { Zip, ZipDeflate } from 'fflate';
import { concatBytes, type Bytes } from '../../bytes.ts';

/** A zip that is packed as it grows: of what was added only the packed bytes are held. */
export class ZipFile {
  readonly #pieces: Bytes[] = [];
  readonly #zip = new Zip((error, piece) => {
    if (error) throw error;
    this.#pieces.push(Uint8Array.from(piece));
  });

  add(path: string, bytes: Bytes): void {
    const file = new ZipDeflate(path);
    // The first day that a zip can say; the fields are local time, whatever the zone.
    file.mtime = new Date(1980, 0, 1);
    this.#zip.add(file);
    file.push(bytes, true);
  }

  finish(): Bytes {
    this.#zip.end();
    return concatBytes(...this.#pieces);
  }
}
