import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodebookEdit } from '../../../core/codebook/codebook-edit.ts';
import { newId, type TagId } from '../../../core/domain/ids.ts';
import type { Tag } from '../../../core/domain/tag.ts';
import { moveTag, type TagMove } from '../../../core/domain/tag-tree.ts';
import type { KnownTags } from '../../known-tags.ts';
import { CODE_COLOUR_COUNT } from '../../ui/code-colours.ts';
import type { Library } from '../../vault/library.ts';
import { freeName } from './tag-uses.ts';

export type TagEdits = ReturnType<typeof useTagEdits>;

/** What the screen's keys and buttons do to the codebook; what was done in words, and what failed. */
export function useTagEdits(library: Library, known: KnownTags) {
  const { t } = useTranslation('codebook');
  const [failure, setFailure] = useState<unknown>();
  const [said, say] = useState('');
  const nameOf = ({ id, label }: Tag) => known.get(id)?.name ?? label;

  async function attempt(act: () => Promise<void>, words: string): Promise<boolean> {
    try {
      await act();
      setFailure(undefined);
      say(words);
      return true;
    } catch (error) {
      setFailure(error);
      return false;
    }
  }

  const edit = (one: CodebookEdit, words: string) =>
    attempt(() => library.editCodebook(one), words);

  /** @returns the new tag, or undefined when it could not be made */
  async function add(): Promise<Tag | undefined> {
    const { tags } = library.snapshot();
    const fresh: Tag = {
      id: newId<TagId>(),
      group: 'own',
      label: freeName(t('newName'), tags),
      definition: '',
      colour: tags.length % CODE_COLOUR_COUNT,
    };
    return (await edit({ kind: 'put', tags: [fresh] }, '')) ? fresh : undefined;
  }

  async function move(tag: Tag, way: TagMove) {
    const canMove = moveTag(library.snapshot().tags, tag.id, way).length > 0;
    if (canMove)
      await edit({ kind: 'move', id: tag.id, move: way }, t(`said.${way}`, { tag: nameOf(tag) }));
    else say(t('said.nowhere', { tag: nameOf(tag) }));
  }

  return {
    failure,
    said,
    add,
    move,
    retire: (tag: Tag, isRetired: boolean) =>
      edit(
        { kind: 'change', id: tag.id, to: { isRetired } },
        t(isRetired ? 'said.retired' : 'said.back', { tag: nameOf(tag) }),
      ),
    unmerge: (tag: Tag) =>
      edit({ kind: 'unmerge', id: tag.id }, t('said.unmerged', { tag: nameOf(tag) })),
    freeze: (isOn: boolean) => attempt(() => library.setRule('codebook-frozen', isOn), ''),
  };
}
