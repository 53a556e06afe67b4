import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importedTags, type ImportLine, planImport } from '../../../core/codebook/plan-import.ts';
import { newId, type TagId } from '../../../core/domain/ids.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { CODE_COLOUR_COUNT } from '../../ui/code-colours.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { TickedList } from '../../ui/TickedList.tsx';
import type { Library } from '../../vault/library.ts';
import type { ReadCodebook } from './use-codebook-import.ts';

export interface ImportDialogProps {
  readonly read: ReadCodebook;
  readonly library: Library;
  readonly onClose: () => void;
}

/** What a file would bring, and which of it is taken in: new tags unless left out, other words only if chosen. */
export function ImportDialog({ read, library, onClose }: ImportDialogProps) {
  const { t } = useTranslation(['codebook', 'common']);
  const language = useLanguage();
  const sentence = useErrorSentence();
  // As the codebook was when the file was read: nothing else changes it while the dialog is open.
  const [tags] = useState(() => library.snapshot().tags);
  const lines = useMemo(() => planImport(tags, read.tags), [tags, read]);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(lines.flatMap(({ kind }, at) => (kind === 'new' ? [at] : []))),
  );
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const same = lines.filter(({ kind }) => kind === 'same').length;
  const count = (number: number) => ({ count: number, number: formatNumber(number, language) });

  function choose(places: readonly number[], isChosen: boolean) {
    const next = new Set(chosen);
    for (const at of places) {
      if (isChosen) next.add(at);
      else next.delete(at);
    }
    setChosen(next);
  }

  async function take() {
    setPending(true);
    const parts = { newId: () => newId<TagId>(), colours: CODE_COLOUR_COUNT };
    try {
      await library.editCodebook({ kind: 'put', tags: importedTags(tags, lines, chosen, parts) });
      onClose();
    } catch (error) {
      setFailure(error);
      setPending(false);
    }
  }

  const part = { lines, chosen, onChoose: choose };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="medium"
      title={t('importTitle', { name: read.name })}
      isBusy={isPending}
      actions={
        <>
          <Button onPress={onClose} autoFocus isDisabled={isPending}>
            {t('common:cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={chosen.size === 0}
            isPending={isPending}
            pendingLabel={t('importDo', count(chosen.size))}
            onPress={() => void take()}
          >
            {t('importDo', count(chosen.size))}
          </Button>
        </>
      }
    >
      <ImportPart {...part} kind="new" />
      <ImportPart {...part} kind="changed" />
      {same > 0 && <p>{t('importSame', count(same))}</p>}
      {failure !== undefined && (
        <Banner tone="danger" isLive title={sentence(failure).title}>
          {sentence(failure).text}
        </Banner>
      )}
    </Dialog>
  );
}

interface ImportPartProps {
  readonly kind: 'new' | 'changed';
  readonly lines: readonly ImportLine[];
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (places: readonly number[], isChosen: boolean) => void;
}

/** All lines of a kind. */
function ImportPart({ kind, lines, chosen, onChoose }: ImportPartProps) {
  const { t } = useTranslation('codebook');
  const language = useLanguage();
  const items = lines.flatMap((line, at) => {
    const words = { label: line.label, description: wordsOf(line, t('importNow')) };
    return line.kind === kind ? [{ id: at, ...words }] : [];
  });
  const all = { count: items.length, number: formatNumber(items.length, language) };
  return (
    <TickedList
      label={t(kind === 'new' ? 'importNew' : 'importChanged', all)}
      items={items}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}

/** The definition in the file, and after it the one that it would replace. */
function wordsOf({ imported, tag }: ImportLine, now: string): string {
  const present = tag?.definition ?? '';
  return present === '' ? imported.description : `${imported.description} ${now} ${present}`;
}
