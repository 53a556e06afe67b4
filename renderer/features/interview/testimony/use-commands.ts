import { EditorView } from '@codemirror/view';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { favouriteTags } from '../../../../core/domain/favourites.ts';
import type { TagId } from '../../../../core/domain/ids.ts';
import type { Passage } from '../../../../core/domain/interview.ts';
import type { Redaction } from '../../../../core/domain/redaction.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import { useErrorSentence } from '../../../i18n.ts';
import type { AnchorBox } from '../../../ui/AnchoredPopover.tsx';
import type { Library } from '../../../vault/library.ts';
import { annotationsField } from '../annotations-field.ts';
import { markWords } from '../anonymise/mark-words.ts';
import type { Choice } from '../anonymise/review-item.ts';
import type { InterviewDocument } from '../interview-document.ts';
import { useCreateTag, useTagName } from '../../../known-tags.ts';
import { nextOverlap, type Overlap } from './overlaps.ts';
import { recentTags, rememberTag } from './recent-tags.ts';
import { neighbour } from './segments.ts';
import { citeAtCaret } from './cite-at-caret.ts';
import { atCaret, selectedLabel, selectedWords, tagSelection } from './tagging.ts';
import type { TestimonyCommand, TestimonyMode } from './testimony-keys.ts';
import { growSelection, shrinkSelection } from './unit-selection.ts';

/** A sentence is no name for a tag. */
const LONGEST_LABEL = 60;

/** A pane over the text, at the selection. */
export interface OpenPane {
  readonly kind: 'pick' | 'remove';
  readonly anchor: AnchorBox;
}

export interface Commands {
  readonly mode: TestimonyMode;
  readonly setMode: (mode: TestimonyMode) => void;
  readonly pane: OpenPane | undefined;
  readonly closePane: () => void;
  /** The words that are about to be marked as identifying. */
  readonly marking: TextRange | undefined;
  readonly closeMarking: () => void;
  /** What was just done, in words; for eyes and screen readers. */
  readonly said: string;
  /** False when the key is not ours at this moment. */
  readonly run: (command: TestimonyCommand) => boolean;
  readonly tag: (id: TagId) => void;
  readonly createAndTag: (label: string) => Promise<void>;
  readonly remove: (item: Passage | Redaction) => void;
  readonly mark: (ranges: readonly TextRange[], choice: Choice) => void;
}

/** What the keys and the panel do to the testimony. */
export function useCommands(
  document: InterviewDocument,
  library: Library,
  view: RefObject<EditorView | null>,
): Commands {
  const { t } = useTranslation('testimony');
  const tagName = useTagName(library);
  const [mode, setModeState] = useState<TestimonyMode>(() => (document.isBlank ? 'edit' : 'read'));
  const [pane, setPane] = useState<OpenPane>();
  const [marking, setMarking] = useState<TextRange>();
  const [said, say] = useState('');
  const overlap = useRef<Overlap>(undefined);

  const createAndTag = useCreateAndTag(library, (id) => tag(id), say);
  const nameOf = (id: TagId) => tagName(id) ?? t('unknownTag');

  function setMode(next: TestimonyMode) {
    setModeState(next);
    say(t(next === 'read' ? 'said.readMode' : 'said.editMode'));
  }

  function open(kind: OpenPane['kind']) {
    const editor = view.current;
    const box = editor?.coordsAtPos(editor.state.selection.main.to, -1);
    const { left = 0, top = 0, bottom = 0 } = box ?? editor?.dom.getBoundingClientRect() ?? {};
    setPane({ kind, anchor: { left, top, height: bottom - top } });
  }

  function onSelection(act: (words: TextRange) => void) {
    const words = selectedWords(document);
    if (words) act(words);
    else say(t('needSelection'));
  }

  function tag(id: TagId) {
    const result = tagSelection(document, id);
    if (result === 'nothing-selected') return say(t('needSelection'));
    rememberTag(library, id);
    say(t(`said.${result}`, { tag: nameOf(id) }));
  }

  function remove(item: Passage | Redaction) {
    document.annotate({ drop: [item.id] });
    say('tag' in item ? t('said.removed', { tag: nameOf(item.tag) }) : t('said.unmarked'));
  }

  function removeAtCaret() {
    const here = atCaret(document);
    const all = [...here.passages, ...here.redactions];
    const [only] = all;
    if (!only) say(t('said.noTagHere'));
    else if (all.length === 1) remove(only);
    else open('remove');
  }

  function mark(ranges: readonly TextRange[], choice: Choice) {
    markWords(document, library.snapshot().people, ranges, choice);
    say(t('said.marked'));
  }

  function step(direction: 1 | -1): boolean {
    const { state } = document.snapshot();
    const { passages } = state.field(annotationsField);
    const next = neighbour(passages, state.selection.main, direction);
    // At the last passage Tab goes on its usual way, out of the text: nobody is locked in.
    if (!next) return false;
    document.dispatch({
      selection: { anchor: next.from, head: next.to },
      effects: EditorView.scrollIntoView(next.from, { y: 'nearest', yMargin: 80 }),
    });
    return true;
  }

  /** The words of the speaker become the name of the tag. */
  async function tagInVivo() {
    const label = selectedLabel(document);
    if (label === undefined) return say(t('needSelection'));
    if (label.length > LONGEST_LABEL) return say(t('said.tooLong'));
    return createAndTag(label);
  }

  function stepThroughOverlaps() {
    const { state } = document.snapshot();
    const { passages } = state.field(annotationsField);
    const next = nextOverlap(passages, state.selection.main, overlap.current);
    overlap.current = next;
    if (!next) return say(t('said.noTagHere'));
    const { passage, nth, count } = next;
    document.dispatch({ selection: { anchor: passage.from, head: passage.to } });
    say(t('said.overlap', { nth, count, tag: nameOf(passage.tag) }));
  }

  function travel(go: () => boolean) {
    const { tags } = document.snapshot().record;
    // Those stand in another tab: without a word the step would seem to do nothing.
    if (go() && tags !== document.snapshot().record.tags) say(t('said.wholeTags'));
  }

  function repeat() {
    const [last] = recentTags(library);
    if (last) tag(last);
    else say(t('said.noLastTag'));
  }

  function favourite(digit: TestimonyCommand & number) {
    const found = favouriteTags(library.snapshot().tags).get(digit);
    if (found) tag(found.id);
  }

  function run(command: TestimonyCommand): boolean {
    if (typeof command === 'number') favourite(command);
    else if (command === 'next' || command === 'previous') return step(command === 'next' ? 1 : -1);
    else if (command === 'grow') document.dispatch(growSelection(document.snapshot().state));
    else if (command === 'shrink') document.dispatch(shrinkSelection(document.snapshot().state));
    else if (command === 'pick') onSelection(() => open('pick'));
    else if (command === 'mark') onSelection(setMarking);
    else if (command === 'remove') removeAtCaret();
    else if (command === 'repeat') repeat();
    else if (command === 'toggleMode') setMode(mode === 'read' ? 'edit' : 'read');
    else if (command === 'inVivo') void tagInVivo();
    else if (command === 'overlaps') stepThroughOverlaps();
    else if (command === 'cite')
      void citeAtCaret(document, library.vault).then((result) => say(t(`said.${result}`)));
    else travel(() => (command === 'undo' ? document.undo() : document.redo()));
    return true;
  }

  return {
    mode,
    setMode,
    pane,
    closePane: () => setPane(undefined),
    marking,
    closeMarking: () => setMarking(undefined),
    said,
    run,
    tag,
    createAndTag,
    remove,
    mark,
  };
}

/** Makes a tag and tags with it, or says why there is none. */
function useCreateAndTag(library: Library, tag: (id: TagId) => void, say: (words: string) => void) {
  const createTag = useCreateTag(library);
  const sentence = useErrorSentence();
  return async (label: string): Promise<void> => {
    try {
      tag((await createTag(label)).id);
    } catch (error) {
      const { title, text } = sentence(error);
      say(`${title}. ${text}`);
    }
  };
}
