import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useLayoutEffect,
  useRef,
} from 'react';
import { type Chord, isBare, isMacPlatform, matchesChord, parseKeys } from './keys.ts';

export interface Shortcut {
  /** Physical keys, see keys.ts. */
  readonly keys: string;
  readonly run: () => void;
  /** Asked at the press; when false the press goes on to whoever else listens. */
  readonly when?: () => boolean;
  /** Held down it runs again and again. Off unless wished: a held Delete must not empty a list. */
  readonly repeats?: boolean;
  /** Works everywhere, also over a dialog and before any field sees the key. For locking, and little else. */
  readonly isVital?: boolean;
}

interface ShortcutSet {
  readonly pane: RefObject<HTMLElement | null> | undefined;
  readonly layer: number;
  shortcuts: readonly Shortcut[];
}

/**
 * [Note: shortcut layers] A dialog opens a layer. While it is open only the shortcuts declared inside it run, and the
 * vital ones. Within the top layer, a pane that holds the focus comes before the page, and who came later before who
 * came earlier.
 */
const sets: ShortcutSet[] = [];
const openLayers: number[] = [];
const LayerContext = createContext(0);
const parsed = new Map<string, Chord>();

function chordOf(keys: string): Chord {
  const known = parsed.get(keys);
  if (known) return known;
  const chord = parseKeys(keys);
  parsed.set(keys, chord);
  return chord;
}

/** True where a bare letter would be typed. */
export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement) return !target.readOnly && !target.disabled;
  if (!(target instanceof HTMLInputElement)) return false;
  const typesText = ['text', 'search', 'password', 'email', 'number', 'tel', 'url'];
  return typesText.includes(target.type) && !target.readOnly && !target.disabled;
}

function holdsFocus(set: ShortcutSet, target: EventTarget | null): boolean {
  return target instanceof Node && set.pane?.current?.contains(target) === true;
}

function candidates(event: KeyboardEvent, isVitalPass: boolean): readonly Shortcut[] {
  const top = Math.max(0, ...openLayers);
  const later = sets.toReversed();
  if (isVitalPass) return later.flatMap((set) => set.shortcuts.filter((one) => one.isVital));
  const inLayer = later.filter((set) => set.layer === top);
  const inPane = inLayer.filter((set) => set.pane && holdsFocus(set, event.target));
  const onPage = inLayer.filter((set) => !set.pane);
  return [...inPane, ...onPage].flatMap((set) => set.shortcuts.filter((one) => !one.isVital));
}

function handle(event: KeyboardEvent, isVitalPass: boolean): void {
  if (event.isComposing || event.defaultPrevented) return;
  const isMac = isMacPlatform();
  for (const shortcut of candidates(event, isVitalPass)) {
    const chord = chordOf(shortcut.keys);
    if (!matchesChord(chord, event, isMac)) continue;
    if (isBare(chord) && isEditable(event.target)) continue;
    if (shortcut.when && !shortcut.when()) continue;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat || shortcut.repeats) shortcut.run();
    return;
  }
}

const onCapture = (event: KeyboardEvent) => handle(event, true);
const onBubble = (event: KeyboardEvent) => handle(event, false);

function addSet(set: ShortcutSet): () => void {
  if (sets.length === 0) {
    window.addEventListener('keydown', onCapture, { capture: true });
    window.addEventListener('keydown', onBubble);
  }
  sets.push(set);
  return () => {
    sets.splice(sets.indexOf(set), 1);
    if (sets.length > 0) return;
    window.removeEventListener('keydown', onCapture, { capture: true });
    window.removeEventListener('keydown', onBubble);
  };
}

/**
 * Binds keys as long as the calling component is mounted. With `pane` they work only while the focus is inside that
 * element; without it, on the whole page. A key that a field or list handled itself never arrives here.
 */
export function useShortcuts(
  shortcuts: readonly Shortcut[],
  pane?: RefObject<HTMLElement | null>,
): void {
  const layer = useContext(LayerContext);
  const latest = useRef(shortcuts);
  const own = useRef<ShortcutSet>(undefined);
  useLayoutEffect(() => {
    latest.current = shortcuts;
    if (own.current) own.current.shortcuts = shortcuts;
  });
  // Before the first paint: whoever sees the screen can use its keys.
  useLayoutEffect(() => {
    const set: ShortcutSet = { pane, layer, shortcuts: latest.current };
    own.current = set;
    return addSet(set);
  }, [pane, layer]);
}

/** Everything inside belongs to a layer of its own; see the note above. Dialog uses it. */
export function ShortcutLayer({ children }: { readonly children: ReactNode }) {
  const layer = useContext(LayerContext) + 1;
  useLayoutEffect(() => {
    openLayers.push(layer);
    return () => {
      openLayers.splice(openLayers.indexOf(layer), 1);
    };
  }, [layer]);
  return <LayerContext value={layer}>{children}</LayerContext>;
}
