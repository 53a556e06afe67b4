/** The frames of all pages, and Electron's view of one (`event.senderFrame`). */
import { toAppUrl } from './schemes.ts';

interface FrameRecord<Owner> {
  owner: Owner;
  url: string;
  name: string;
  parentId: string | undefined;
}

export interface HostFrame {
  readonly frameToken: string;
  readonly processId: number;
  readonly routingId: number;
  readonly name: string;
  readonly url: string;
  readonly origin: string;
  readonly parent: HostFrame | null;
  readonly top: HostFrame | null;
  readonly detached: boolean;
  isDestroyed(): boolean;
}

export class FrameTable<Owner> {
  readonly #frames = new Map<string, FrameRecord<Owner>>();

  set(id: string, owner: Owner, url = 'about:blank', parentId?: string, name = ''): void {
    this.#frames.set(id, { owner, url, name, parentId });
  }

  setUrl(id: string, url: string): void {
    const frame = this.#frames.get(id);
    if (frame) frame.url = url;
  }

  delete(id: string): void {
    this.#frames.delete(id);
  }

  /** A new main document drops the frames of the old one. */
  deleteAllOf(owner: Owner, exceptId?: string): void {
    for (const [id, frame] of this.#frames) {
      if (frame.owner === owner && id !== exceptId) this.#frames.delete(id);
    }
  }

  ownerOf(id: string | undefined): Owner | undefined {
    return id === undefined ? undefined : this.#frames.get(id)?.owner;
  }

  urlOf(id: string): string {
    return toAppUrl(this.#frames.get(id)?.url ?? '');
  }

  /** Null when the frame is gone, as `event.senderFrame` is then. */
  viewOf(id: string): HostFrame | null {
    if (!this.#frames.has(id)) return null;
    const parentId = (): string | undefined => this.#frames.get(id)?.parentId;
    const viewOf = (other: string): HostFrame | null => this.viewOf(other);
    const urlOf = (): string => this.urlOf(id);
    const isGone = (): boolean => !this.#frames.has(id);
    return {
      frameToken: id,
      processId: 1,
      routingId: 1,
      name: this.#frames.get(id)?.name ?? '',
      get url() {
        return urlOf();
      },
      get origin() {
        return originOf(urlOf());
      },
      get parent() {
        const parent = parentId();
        return parent === undefined ? null : viewOf(parent);
      },
      get top(): HostFrame | null {
        const parent = parentId();
        return parent === undefined ? viewOf(id) : (viewOf(parent)?.top ?? null);
      },
      get detached() {
        return isGone();
      },
      isDestroyed: isGone,
    };
  }
}

/** `vouchsafe://app` for the app's own scheme, for which `URL.origin` would be "null". */
export function originOf(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i.exec(url);
  return match ? `${match[1]}://${match[2]}` : 'null';
}
