import type { EditorView } from '@codemirror/view';
import { type RefObject, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchoredPopover } from '../../../ui/AnchoredPopover.tsx';
import { codeColour } from '../../../ui/code-colours.ts';
import { type PickerItem, SearchPicker } from '../../../ui/SearchPicker.tsx';
import { TagChip } from '../../../ui/TagChip.tsx';
import type { Library } from '../../../vault/library.ts';
import type { InterviewDocument } from '../interview-document.ts';
import { TagPicker } from '../TagPicker.tsx';
import { type KnownTags, useCodebookFrozen } from '../../../known-tags.ts';
import { recentTags } from './recent-tags.ts';
import { atCaret } from './tagging.ts';
import type { Commands } from './use-commands.ts';

export interface PanesProps {
  readonly document: InterviewDocument;
  readonly library: Library;
  readonly known: KnownTags;
  readonly commands: Commands;
  readonly view: RefObject<EditorView | null>;
}

/** The small panes at the selection: pick a tag, choose what to remove. */
export function Panes(props: PanesProps) {
  const { commands, view } = props;
  const { t } = useTranslation('testimony');
  const { pane } = commands;
  const close = () => {
    commands.closePane();
    view.current?.focus();
  };
  const names = {
    pick: t('picker.apply'),
    remove: t('picker.removeWhich'),
  } as const;
  return (
    <AnchoredPopover
      anchor={pane?.anchor}
      onClose={close}
      label={pane ? names[pane.kind] : names.pick}
    >
      {pane?.kind === 'pick' && <Pick {...props} close={close} />}
      {pane?.kind === 'remove' && <Remove {...props} close={close} />}
    </AnchoredPopover>
  );
}

type OpenProps = PanesProps & { readonly close: () => void };

function Pick({ library, known, commands, close }: OpenProps) {
  const { t } = useTranslation('testimony');
  const isFrozen = useCodebookFrozen(library);
  // As it was when the pane opened: a list that reorders itself under the finger is no help.
  const leading = useMemo(
    () => ({ heading: t('picker.recent'), ids: recentTags(library) }),
    [library, t],
  );
  return (
    <TagPicker
      takesFocus
      label={t('picker.apply')}
      known={known}
      leading={leading}
      onPick={(id, staysOpen) => {
        commands.tag(id);
        if (!staysOpen) close();
      }}
      {...(!isFrozen && {
        onCreate: (label: string) => {
          void commands.createAndTag(label);
          close();
        },
      })}
    />
  );
}

function Remove({ document, known, commands, close }: OpenProps) {
  const { t } = useTranslation('testimony');
  const here = atCaret(document);
  const items: readonly PickerItem[] = [
    ...here.passages.map((passage) => {
      const one = known.get(passage.tag);
      const name = one?.name ?? t('unknownTag');
      const shortName = one?.shortName ?? '?';
      const colour = codeColour(one?.tag.colour ?? 0);
      return {
        id: passage.id,
        label: name,
        mark: <TagChip isShort name={name} shortName={shortName} colour={colour} />,
      };
    }),
    ...here.redactions.map(({ id }) => ({ id, label: t('here.redaction') })),
  ];
  return (
    <SearchPicker
      takesFocus
      label={t('picker.removeWhich')}
      placeholder={t('picker.removeSearch')}
      noneText={t('picker.none')}
      countText={(count) => t('picker.found', { count, number: count })}
      items={items}
      onPick={(id) => {
        const item = [...here.passages, ...here.redactions].find((one) => one.id === id);
        if (item) commands.remove(item);
        close();
      }}
    />
  );
}
