import { type EditorView, layer, type LayerMarker, type ViewUpdate } from '@codemirror/view';
import type { Passage } from '../../../../core/domain/interview.ts';
import { codeColour } from '../../../ui/code-colours.ts';
import { annotationsField } from '../annotations-field.ts';
import type { KnownTag } from '../../../known-tags.ts';
import { knownTags } from './passage-marks.ts';
import styles from './passage-marks.module.css';
import { overlapping, rangesAt } from './segments.ts';

/** How many bars stand beside each other; what does not fit is counted. */
const BAR_LANES = 4;
const LANE_WIDTH = 27;
const GAP = 20;

interface Bar {
  readonly passage: Passage;
  readonly top: number;
  readonly bottom: number;
}

/** A bar along the lines of one passage, with the two letters of its tag at its head. */
class BarMarker implements LayerMarker {
  readonly bar: Bar;
  readonly left: number;
  readonly known: KnownTag | undefined;
  readonly isActive: boolean;

  constructor(bar: Bar, left: number, known: KnownTag | undefined, isActive: boolean) {
    this.bar = bar;
    this.left = left;
    this.known = known;
    this.isActive = isActive;
  }

  eq(other: LayerMarker): boolean {
    return (
      other instanceof BarMarker &&
      other.bar.passage.id === this.bar.passage.id &&
      other.bar.top === this.bar.top &&
      other.bar.bottom === this.bar.bottom &&
      other.left === this.left &&
      other.known === this.known &&
      other.isActive === this.isActive
    );
  }

  draw(): HTMLElement {
    const element = document.createElement('div');
    element.className = styles['bar'] ?? '';
    element.dataset['passage'] = this.bar.passage.id;
    if (this.isActive) element.dataset['active'] = '';
    element.title = this.known?.name ?? '';
    const { style } = element;
    style.left = `${this.left}px`;
    style.top = `${this.bar.top}px`;
    style.height = `${this.bar.bottom - this.bar.top}px`;
    style.setProperty('--line', `var(--code-${codeColour(this.known?.tag.colour ?? 0)}-line)`);
    const short = document.createElement('span');
    short.className = styles['short'] ?? '';
    short.textContent = this.known?.shortName ?? '?';
    element.append(short);
    return element;
  }
}

/** How many passages begin here that have no room for a bar. */
class MoreMarker implements LayerMarker {
  readonly count: number;
  readonly left: number;
  readonly top: number;

  constructor(count: number, left: number, top: number) {
    this.count = count;
    this.left = left;
    this.top = top;
  }

  eq(other: LayerMarker): boolean {
    return (
      other instanceof MoreMarker &&
      other.count === this.count &&
      other.left === this.left &&
      other.top === this.top
    );
  }

  draw(): HTMLElement {
    const element = document.createElement('div');
    element.className = styles['more'] ?? '';
    element.style.left = `${this.left}px`;
    element.style.top = `${this.top}px`;
    element.textContent = `+${this.count}`;
    return element;
  }
}

/** The lane that each passage had last, so that bars do not jump about while one scrolls. */
const lastLanes = new WeakMap<EditorView, Map<string, number>>();

/** Where each passage in sight begins and ends on the screen, relative to the top of the text. */
function measureBars(
  view: EditorView,
  passages: readonly Passage[],
  originTop: number,
): readonly Bar[] {
  const { from, to } = view.viewport;
  return passages.flatMap((passage) => {
    const first = view.coordsAtPos(Math.max(passage.from, from), 1);
    const last = view.coordsAtPos(Math.min(passage.to, to), -1);
    if (!first || !last) return [];
    return [{ passage, top: first.top - originTop, bottom: last.bottom - originTop }];
  });
}

function placeBars(view: EditorView): readonly LayerMarker[] {
  const scroller = view.scrollDOM.getBoundingClientRect();
  const content = view.contentDOM.getBoundingClientRect();
  const left = content.right - scroller.left + view.scrollDOM.scrollLeft + GAP;
  const { passages } = view.state.field(annotationsField);
  const near = overlapping(passages, view.viewport);
  const bars = measureBars(view, near, scroller.top - view.scrollDOM.scrollTop);
  const active = new Set(rangesAt(near, view.state.selection.main).map(({ id }) => id));
  const tags = view.state.facet(knownTags);
  const previous = lastLanes.get(view) ?? new Map<string, number>();
  const lanes = new Map<string, number>();
  const ends: number[] = Array.from({ length: BAR_LANES }, () => Number.NEGATIVE_INFINITY);
  const hidden = new Map<number, number>();
  const markers: LayerMarker[] = [];
  for (const bar of bars) {
    const isFree = (lane: number | undefined) => lane !== undefined && (ends[lane] ?? 0) <= bar.top;
    const before = previous.get(bar.passage.id);
    const lane = isFree(before) ? before : ends.findIndex((_, index) => isFree(index));
    if (lane === undefined || lane === -1) {
      hidden.set(bar.top, (hidden.get(bar.top) ?? 0) + 1);
      continue;
    }
    ends[lane] = bar.bottom;
    lanes.set(bar.passage.id, lane);
    const at = left + lane * LANE_WIDTH;
    markers.push(new BarMarker(bar, at, tags.get(bar.passage.tag), active.has(bar.passage.id)));
  }
  lastLanes.set(view, lanes);
  for (const [top, count] of hidden) {
    markers.push(new MoreMarker(count, left + BAR_LANES * LANE_WIDTH, top));
  }
  return markers;
}

function needsDrawing({
  startState,
  state,
  docChanged,
  viewportChanged,
  selectionSet,
}: ViewUpdate) {
  return (
    docChanged ||
    viewportChanged ||
    selectionSet ||
    startState.field(annotationsField) !== state.field(annotationsField) ||
    startState.facet(knownTags) !== state.facet(knownTags)
  );
}

/** Bars beside the text, one for each passage in sight. A click selects the passage; keys have Tab for that. */
export const margin = layer({
  above: true,
  class: styles['margin'] ?? '',
  update: needsDrawing,
  markers: placeBars,
  mount: (dom, view) => {
    dom.addEventListener('mousedown', (event) => {
      const bar = event.target instanceof Element ? event.target.closest('[data-passage]') : null;
      const id = bar?.getAttribute('data-passage');
      const passage = view.state
        .field(annotationsField)
        .passages.find((one) => (one.id as string) === id);
      if (!passage) return;
      event.preventDefault();
      view.dispatch({ selection: { anchor: passage.from, head: passage.to } });
      view.focus();
    });
  },
});
