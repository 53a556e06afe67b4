import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { favouriteTags } from '../../../core/domain/favourites.ts';
import type { TagId } from '../../../core/domain/ids.ts';
import { codeColour } from '../../ui/code-colours.ts';
import { type PickerItem, SearchPicker } from '../../ui/SearchPicker.tsx';
import { TagChip } from '../../ui/TagChip.tsx';
import { type KnownTag, type KnownTags, offeredTags } from '../../known-tags.ts';

export interface LeadingTags {
  readonly heading: string;
  readonly ids: readonly TagId[];
}

export interface TagPickerProps {
  readonly label: string;
  readonly known: KnownTags;
  /** Tags that stand at the top, under a heading of their own: used last, or favourites. */
  readonly leading?: LeadingTags;
  /** Ticked. Leave it out where picking tags a passage. */
  readonly selected?: ReadonlySet<string>;
  readonly onPick: (id: TagId, staysOpen: boolean) => void;
  /** Left out while the codebook is frozen. */
  readonly onCreate?: ((label: string) => void) | undefined;
  /** Opens with the focus in the search field. */
  readonly takesFocus?: boolean;
  readonly shape?: 'list' | 'popover';
}

function itemOf({ tag, name, shortName }: KnownTag): PickerItem {
  const { id, definition, colour } = tag;
  return {
    id,
    label: name,
    description: definition,
    mark: <TagChip isShort name={name} shortName={shortName} colour={codeColour(colour)} />,
  };
}

/** The codebook as a list to search in: tags used last, then by group. Typing a new name makes a new tag. */
export function TagPicker(props: TagPickerProps) {
  const { label, known, leading, selected, onPick, onCreate, takesFocus, shape } = props;
  const { t } = useTranslation(['testimony', 'codebook']);
  // Digits tag a passage; where tags are chosen for something else they would promise too much.
  const isAct = selected === undefined;
  const items = useMemo(() => {
    const all = offeredTags(known);
    const digits = new Map(
      [...favouriteTags(all.map(({ tag }) => tag))].map(([digit, tag]) => [tag.id, digit]),
    );
    const withKeys = (one: KnownTag, group: string): PickerItem => {
      const digit = isAct ? digits.get(one.tag.id) : undefined;
      return { ...itemOf(one), group, ...(digit !== undefined && { keys: `Digit${digit}` }) };
    };
    const first = leading?.ids.flatMap((id) => all.find(({ tag }) => tag.id === id) ?? []) ?? [];
    const rest = all.filter(({ tag }) => leading?.ids.includes(tag.id) !== true);
    return [
      ...first.map((one) => withKeys(one, leading?.heading ?? '')),
      ...rest.map((one) => withKeys(one, t(`codebook:group.${one.tag.group}`))),
    ];
  }, [known, leading, isAct, t]);
  const hints = [
    [['Enter'], t('picker.keys.pick')],
    ...(onCreate ? ([[['Ctrl+Enter'], t('picker.keys.create')]] as const) : []),
  ] as const;
  return (
    <SearchPicker
      label={label}
      placeholder={t('picker.search')}
      noneText={t(onCreate ? 'picker.none' : 'picker.noneFrozen')}
      countText={(count) => t('picker.found', { count, number: count })}
      items={items}
      onPick={(id, staysOpen) => onPick(id as TagId, staysOpen)}
      {...(onCreate && { onCreate, createLabel: (name) => t('picker.create', { name }) })}
      {...(isAct && takesFocus && { hints })}
      {...(selected && { selected })}
      {...(takesFocus !== undefined && { takesFocus })}
      {...(shape !== undefined && { shape })}
    />
  );
}
