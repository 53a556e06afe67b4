import { type Extension, Facet, Prec, type Range, RangeSet } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import type { Passage } from '../../../../core/domain/interview.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import { annotationsField } from '../annotations-field.ts';
import type { KnownTags } from '../../../known-tags.ts';
import { codeColour } from '../../../ui/code-colours.ts';
import styles from './passage-marks.module.css';
import { assignLanes, LANES, overlapping, type Segment, segmentsIn } from './segments.ts';

/** The codebook, for colours and names in the text and its margin. */
export const knownTags = Facet.define<KnownTags, KnownTags>({
  combine: (values) => values[0] ?? new Map(),
});

function colourOf(tags: KnownTags, { tag }: Passage): number {
  return codeColour(tags.get(tag)?.tag.colour ?? 0);
}

/** The passage on top of a stretch: the one that begins last. Mixing grounds would ruin the contrast. */
function topOf(segment: Segment): Passage | undefined {
  return segment.passages.toSorted((a, b) => a.from - b.from || b.to - a.to).at(-1);
}

function markOf(segment: Segment, tags: KnownTags, lanes: ReadonlyMap<string, number>): Decoration {
  const top = topOf(segment);
  const rules = segment.passages.flatMap((passage) => {
    const lane = lanes.get(passage.id) ?? 0;
    return lane < LANES ? [`--lane-${lane}: var(--code-${colourOf(tags, passage)}-line)`] : [];
  });
  if (top) rules.push(`--ground: var(--code-${colourOf(tags, top)}-bg)`);
  // CodeMirror sets a style through the object model, which the content security policy allows.
  return Decoration.mark({ class: styles['tagged'] ?? '', attributes: { style: rules.join(';') } });
}

const redactionMark = Decoration.mark({ class: styles['redacted'] ?? '' });
/** While the focus is in a picker the browser draws no selection; the words it is about must stay in sight. */
const keptSelection = Decoration.mark({ class: styles['kept'] ?? '' });

/** Marks for what is in sight only: one flat span for each stretch, however many passages run through it. */
function marksFor(view: EditorView): DecorationSet {
  const { passages, redactions } = view.state.field(annotationsField);
  const tags = view.state.facet(knownTags);
  const lanes = assignLanes(passages);
  const tagged: Range<Decoration>[] = [];
  const covered: Range<Decoration>[] = [];
  for (const visible of view.visibleRanges) {
    for (const segment of segmentsIn(passages, visible)) {
      tagged.push(markOf(segment, tags, lanes).range(segment.from, segment.to));
    }
    for (const redaction of overlapping(redactions, visible)) {
      const { from, to } = clip(redaction, visible);
      covered.push(redactionMark.range(from, to));
    }
  }
  return RangeSet.join([Decoration.set(tagged, true), Decoration.set(covered, true)]);
}

function clip({ from, to }: TextRange, within: TextRange): TextRange {
  return { from: Math.max(from, within.from), to: Math.min(to, within.to) };
}

class PassageMarks {
  marks: DecorationSet;

  constructor(view: EditorView) {
    this.marks = marksFor(view);
  }

  update({ view, startState, state, docChanged, viewportChanged }: ViewUpdate): void {
    const annotated = startState.field(annotationsField) !== state.field(annotationsField);
    const renamed = startState.facet(knownTags) !== state.facet(knownTags);
    if (annotated || renamed || docChanged || viewportChanged) this.marks = marksFor(view);
  }
}

class KeptSelection {
  marks: DecorationSet = Decoration.none;

  update({ view, state }: ViewUpdate): void {
    const { main } = state.selection;
    const isKept = !view.hasFocus && !main.empty;
    this.marks = isKept ? Decoration.set(keptSelection.range(main.from, main.to)) : Decoration.none;
  }
}

/** Tags and redactions in the text, and the selection while the focus is elsewhere. */
export const passageMarks: Extension = [
  // Higher precedence means inner elements: the selection lies over the ground of a passage.
  Prec.high(ViewPlugin.fromClass(KeptSelection, { decorations: (plugin) => plugin.marks })),
  ViewPlugin.fromClass(PassageMarks, { decorations: (plugin) => plugin.marks }),
];
