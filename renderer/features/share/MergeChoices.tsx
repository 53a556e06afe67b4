import { useTranslation } from 'react-i18next';
import { useTextName } from '../../interview-name.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { TickedList } from '../../ui/TickedList.tsx';
import type { MergeItem } from '../../vault/calls/merge-calls.ts';
import styles from './MergeDialog.module.css';
import { useCount } from './use-count.ts';
import type { ApartChoice, Merging } from './use-merge.ts';

interface PartProps {
  readonly merging: Merging;
  readonly onCompare: (item: MergeItem) => void;
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

/** Every interview of the bundle, under what can become of it. */
export function MergeChoices({ merging, onCompare }: PartProps) {
  const { t } = useTranslation('merge');
  const { plan } = merging;
  const part = { merging, onCompare };
  return (
    <>
      <Ticked {...part} state="new" />
      <Ticked {...part} state="newer" />
      <Ticked {...part} state="unknown" />
      <Apart {...part} />
      {plan && plan.newTags.length > 0 && (
        <p className={styles['minor']}>{t('newTags', { tags: plan.newTags.join(', ') })}</p>
      )}
      <Left merging={merging} />
    </>
  );
}

/** Those that are taken or not. */
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
  const chosen = new Set(
    items.flatMap(({ path }) => (merging.choices.get(path) === 'take' ? [path] : [])),
  );
  return (
    <TickedList
      label={t(`${state}Title`, count(items.length))}
      items={items.map((item) => ({
        id: item.path,
        label: textName(item.code, item.translation),
        description: describe(item),
        end: <Compare item={item} onCompare={onCompare} />,
      }))}
      chosen={chosen}
      onChoose={(paths, isChosen) => merging.choose(paths, isChosen ? 'take' : 'mine')}
    />
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
              <Compare item={item} onCompare={onCompare} />
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
  readonly onCompare: (item: MergeItem) => void;
}

/** There is nothing to compare with what is not here. */
function Compare({ item, onCompare }: CompareProps) {
  const { t } = useTranslation('merge');
  const textName = useTextName();
  if (item.fields.length === 0) return null;
  const code = textName(item.code, item.translation);
  return (
    <Button isCompact aria-label={t('compare', { code })} onPress={() => onCompare(item)}>
      {t('compareShort')}
    </Button>
  );
}

/** What is not offered, and why. */
function Left({ merging: { plan, ofState } }: Pick<PartProps, 'merging'>) {
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
