import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../core/errors.ts';
import { useErrorSentence, useLanguage } from '../../i18n.ts';
import { useTextName } from '../../interview-name.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Select } from '../../ui/Select.tsx';
import type { SignatureState } from '../../vault/api.ts';
import type { MergeItem, MergeReport } from '../../vault/calls/merge-calls.ts';
import type { Library } from '../../vault/library.ts';
import { MergeCompare } from './MergeCompare.tsx';
import styles from './MergeDialog.module.css';
import { type ApartChoice, type Merging, useMerge } from './use-merge.ts';

export interface MergeDialogProps {
  readonly library: Library;
  readonly signature: SignatureState;
  readonly onClose: () => void;
}

/** What the open bundle would bring into the vault, and what of it is taken. */
export function MergeDialog({ library, signature, onClose }: MergeDialogProps) {
  const { t } = useTranslation(['merge', 'common']);
  const sentence = useErrorSentence();
  const count = useCount();
  const merging = useMerge(library);
  const { plan, chosen, isBusy, report, failure } = merging;
  const [compared, setCompared] = useState<MergeItem>();
  const isVouchedFor = signature.state === 'known-checked' || signature.state === 'own';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="medium"
      title={report ? t('doneTitle') : t('title')}
      isBusy={isBusy}
      actions={
        report ? (
          <Button variant="primary" autoFocus onPress={onClose}>
            {t('common:close')}
          </Button>
        ) : (
          <>
            <Button onPress={onClose} autoFocus isDisabled={isBusy}>
              {t('common:cancel')}
            </Button>
            <Button
              variant="primary"
              isDisabled={chosen === 0}
              isPending={isBusy}
              pendingLabel={t('do', count(chosen))}
              onPress={() => void merging.take()}
            >
              {t('do', count(chosen))}
            </Button>
          </>
        )
      }
    >
      {report ? (
        <Report report={report} />
      ) : (
        <>
          <p>{t('intro')}</p>
          {!isVouchedFor && <Banner tone="warning">{t('unsure')}</Banner>}
          {!plan && failure === undefined && <ProgressBar label={t('looking')} />}
          <Ticked merging={merging} state="new" />
          <Ticked merging={merging} state="newer" onCompare={setCompared} />
          <Ticked merging={merging} state="unknown" />
          <Apart merging={merging} onCompare={setCompared} />
          {plan && plan.newTags.length > 0 && (
            <p className={styles['minor']}>{t('newTags', { tags: plan.newTags.join(', ') })}</p>
          )}
          <Left merging={merging} />
        </>
      )}
      {failure !== undefined && (
        <Banner tone="danger" isLive title={sentence(failure).title}>
          {sentence(failure).text}
        </Banner>
      )}
      {compared && (
        <MergeCompare library={library} item={compared} onClose={() => setCompared(undefined)} />
      )}
    </Dialog>
  );
}

/** Says a number in the language of the interface, and its plural. */
function useCount() {
  const language = useLanguage();
  return (number: number) => ({ count: number, number: formatNumber(number, language) });
}

function useDescription(): (item: MergeItem) => string {
  const { t } = useTranslation('merge');
  return ({ code, codeHere, translation, fields }) =>
    [
      codeHere !== code && translation === undefined ? t('comesAs', { code: codeHere }) : '',
      fields.length > 0
        ? t('differs', { fields: fields.map((field) => t(`field.${field}`)).join(', ') })
        : '',
    ]
      .filter((words) => words !== '')
      .join('; ');
}

interface PartProps {
  readonly merging: Merging;
  readonly onCompare?: (item: MergeItem) => void;
}

/** Those that are taken or not, under a tick for all of them. */
function Ticked({
  merging,
  state,
  onCompare,
}: PartProps & { readonly state: 'new' | 'newer' | 'unknown' }) {
  const { t } = useTranslation('merge');
  const count = useCount();
  const describe = useDescription();
  const textName = useTextName();
  const items = merging.ofState(state);
  if (items.length === 0) return null;
  const isTaken = ({ path }: MergeItem) => merging.choices.get(path) === 'take';
  const taken = items.filter(isTaken).length;
  const choose = (some: readonly MergeItem[], isChosen: boolean) =>
    merging.choose(
      some.map(({ path }) => path),
      isChosen ? 'take' : 'mine',
    );
  return (
    <section className={styles['part']}>
      <Checkbox
        label={t(`${state}Title`, count(items.length))}
        isSelected={taken === items.length}
        isIndeterminate={taken > 0 && taken < items.length}
        onChange={(isChosen) => choose(items, isChosen)}
      />
      <ul className={styles['lines']}>
        {items.map((item) => {
          const name = textName(item.code, item.translation);
          return (
            <li key={item.path} className={styles['line']}>
              <Checkbox
                label={name}
                description={describe(item)}
                isSelected={isTaken(item)}
                onChange={(isChosen) => choose([item], isChosen)}
              />
              {onCompare && <Compare item={item} name={name} onCompare={onCompare} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Those where a person has to say whose counts. */
function Apart({ merging, onCompare }: PartProps) {
  const { t } = useTranslation('merge');
  const count = useCount();
  const describe = useDescription();
  const textName = useTextName();
  const items = merging.ofState('apart');
  if (items.length === 0) return null;
  const options = [
    { id: 'mine', label: t('mine'), description: t('mineText') },
    { id: 'take', label: t('theirs'), description: t('theirsText') },
    { id: 'copy', label: t('both'), description: t('bothText') },
  ] as const;
  return (
    <section className={styles['part']}>
      <h3>{t('apartTitle', count(items.length))}</h3>
      <ul className={styles['lines']}>
        {items.map((item) => {
          const name = textName(item.code, item.translation);
          return (
            <li key={item.path} className={styles['line']}>
              <span className={styles['name']}>
                {name}
                <span className={styles['minor']}>{describe(item)}</span>
              </span>
              {onCompare && <Compare item={item} name={name} onCompare={onCompare} />}
              <Select<ApartChoice>
                label={t('choiceOf', { code: name })}
                isLabelHidden
                options={options}
                value={merging.choices.get(item.path) ?? 'mine'}
                onChange={(choice) => merging.choose([item.path], choice)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface CompareProps {
  readonly item: MergeItem;
  readonly name: string;
  readonly onCompare: (item: MergeItem) => void;
}

function Compare({ item, name, onCompare }: CompareProps) {
  const { t } = useTranslation('merge');
  if (!item.fields.includes('text')) return null;
  return (
    <Button isCompact aria-label={t('compare', { code: name })} onPress={() => onCompare(item)}>
      {t('compareShort')}
    </Button>
  );
}

/** What is not offered, and why. */
function Left({ merging: { plan, ofState } }: PartProps) {
  const { t } = useTranslation('merge');
  const count = useCount();
  if (!plan) return null;
  const older = ofState('older', 'same').length;
  const others = (['destroyed', 'binned', 'damaged'] as const).map((state) => ({
    state,
    number: ofState(state).length,
  }));
  if (older === plan.items.length) return <p>{t('nothing')}</p>;
  return (
    <>
      {older > 0 && <p className={styles['minor']}>{t('olderText', count(older))}</p>}
      {others.map(
        ({ state, number }) =>
          number > 0 && (
            <p key={state} className={styles['minor']}>
              {t(`${state}Text`, count(number))}
            </p>
          ),
      )}
    </>
  );
}

function Report({ report: { made, changed, left, error } }: { readonly report: MergeReport }) {
  const { t } = useTranslation('merge');
  const sentence = useErrorSentence();
  const count = useCount();
  const parts = [
    made > 0 ? t('made', count(made)) : '',
    changed > 0 ? t('changed', count(changed)) : '',
    left > 0 ? t('left', count(left)) : '',
  ].filter((words) => words !== '');
  return (
    <>
      <output>
        <ul className={styles['report']}>
          {parts.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </output>
      {error !== undefined && (
        <Banner tone="danger" isLive title={sentence(new AppError(error)).title}>
          {t('stopped')}
        </Banner>
      )}
    </>
  );
}
