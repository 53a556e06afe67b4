import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChevronDown, ChevronUp } from 'lucide-react';
import {
  type Consent,
  CONSENT_ANSWERS,
  CONSENT_SCOPES,
  type ConsentAnswer,
  type ConsentScope,
  isWithdrawn,
  type Permission,
  permissionOf,
  withPermission,
} from '../../../../core/domain/consent.ts';
import { useLanguage } from '../../../i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatDay } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { KeyLegend } from '../../../ui/KeyLegend.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { useShortcuts } from '../../../ui/shortcuts.tsx';
import styles from './ConsentGroup.module.css';
import { LimitFields } from './LimitFields.tsx';
import { useLimitWords } from './limit-words.ts';

interface ConsentGridProps {
  readonly consent: Consent;
  readonly onChange: (consent: Consent) => void;
}

const KEYS = [
  ['KeyY', 'yes'],
  ['KeyN', 'no'],
  ['KeyA', 'ask-first'],
  ['Delete', 'not-asked'],
  ['Backspace', 'not-asked'],
] as const;

/** A row for each permission. A letter answers and goes to the next row, so that a form is copied without the mouse. */
export function ConsentGrid({ consent, onChange }: ConsentGridProps) {
  const { t } = useTranslation('testimony');
  const grid = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ConsentScope>();

  function answer(permission: Permission, given: ConsentAnswer) {
    if (given === permission.answer && !isWithdrawn(permission)) return;
    onChange(withPermission(consent, { ...permission, answer: given, givenAt: Date.now() }));
  }

  function answerHere(given: ConsentAnswer) {
    const here = scopeHere(grid.current);
    if (here === undefined) return;
    answer(permissionOf(consent, here), given);
    moveRow(grid.current, 1);
  }

  useShortcuts(
    [
      ...KEYS.map(([keys, given]) => ({
        keys,
        run: () => answerHere(given),
        when: isOnAnswer,
      })),
      { keys: 'ArrowDown', run: () => moveRow(grid.current, 1), when: isOnRow, repeats: true },
      { keys: 'ArrowUp', run: () => moveRow(grid.current, -1), when: isOnRow, repeats: true },
    ],
    grid,
  );

  return (
    <div>
      <div ref={grid} className={styles['grid']}>
        {CONSENT_SCOPES.map((scope) => (
          <PermissionRow
            key={scope}
            permission={permissionOf(consent, scope)}
            isOpen={open === scope}
            onOpen={(isOpen) => setOpen(isOpen ? scope : undefined)}
            onAnswer={answer}
            onChange={(permission) => onChange(withPermission(consent, permission))}
          />
        ))}
      </div>
      <KeyLegend
        keys={[
          [['ArrowUp', 'ArrowDown'], t('consent.keys.row')],
          [['KeyY'], t('consent.answers.yes')],
          [['KeyN'], t('consent.answers.no')],
          [['KeyA'], t('consent.answers.ask-first')],
          [['Delete'], t('consent.answers.not-asked')],
        ]}
      />
    </div>
  );
}

interface PermissionRowProps {
  readonly permission: Permission;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onAnswer: (permission: Permission, answer: ConsentAnswer) => void;
  readonly onChange: (permission: Permission) => void;
}

function PermissionRow(props: PermissionRowProps) {
  const { permission, isOpen, onOpen, onAnswer, onChange } = props;
  const { t } = useTranslation('testimony');
  const limits = useLimitWords()(permission);
  const { scope, answer } = permission;
  const name = t(`consent.scopes.${scope}`);
  const isGiven = answer === 'yes' || answer === 'ask-first';
  const isGone = isWithdrawn(permission);
  return (
    <div className={styles['permission']}>
      <div data-scope={scope} className={styles['row']}>
        <span aria-hidden className={styles['scope']}>
          {name}
        </span>
        {isGone ? (
          <Withdrawn permission={permission} onAgain={() => onAnswer(permission, 'not-asked')} />
        ) : (
          <span className={styles['answers']}>
            <SegmentedControl
              label={name}
              options={CONSENT_ANSWERS.map((id) => ({ id, label: t(`consent.answers.${id}`) }))}
              value={answer}
              onChange={(given) => onAnswer(permission, given)}
            />
            <span className={styles['more']}>
              {isGiven && (
                <IconButton
                  isCompact
                  icon={isOpen ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
                  label={t('consent.limits.open', { scope: name })}
                  isPressed={isOpen}
                  onPress={() => onOpen(!isOpen)}
                />
              )}
            </span>
          </span>
        )}
        {isGiven && !isGone && limits.length > 0 && (
          <span className={`${styles['minor']} ${styles['said']}`}>{limits.join(' · ')}</span>
        )}
      </div>
      {isOpen && isGiven && !isGone && (
        <LimitFields name={name} permission={permission} onChange={onChange} />
      )}
    </div>
  );
}

interface WithdrawnProps {
  readonly permission: Permission;
  readonly onAgain: () => void;
}

/** No key gives it again: that takes a button which says so. */
function Withdrawn({ permission, onAgain }: WithdrawnProps) {
  const { t } = useTranslation('testimony');
  const language = useLanguage();
  const { scope, withdrawnAt = 0 } = permission;
  return (
    <span className={styles['answers']}>
      <span className={styles['withdrawn']}>
        {t('consent.withdrawn', { day: formatDay(withdrawnAt, language) })}
      </span>
      <Button
        isCompact
        variant="quiet"
        aria-label={t('consent.againOf', { scope: t(`consent.scopes.${scope}`) })}
        onPress={onAgain}
      >
        {t('consent.again')}
      </Button>
    </span>
  );
}

function isOnAnswer(): boolean {
  return document.activeElement?.getAttribute('role') === 'radio';
}

function isOnRow(): boolean {
  return document.activeElement?.closest('[data-scope]') !== null;
}

function scopeHere(grid: HTMLElement | null): ConsentScope | undefined {
  const here = grid?.querySelector<HTMLElement>('[data-scope]:focus-within');
  return CONSENT_SCOPES.find((scope) => scope === here?.dataset['scope']);
}

/** To the row above or below, in the same column where it has one; at an end it stays. */
function moveRow(grid: HTMLElement | null, step: 1 | -1): void {
  const rows = [...(grid?.querySelectorAll<HTMLElement>('[data-scope]') ?? [])];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const stops = (row: HTMLElement | undefined) => [
    ...(row?.querySelectorAll<HTMLElement>('button') ?? []),
  ];
  const column = stops(rows[at]).findIndex((stop) => stop === document.activeElement);
  const next = stops(rows[at + step]);
  const stop = next[column] ?? next.at(-1);
  stop?.focus();
  // A row that had the focus before gives it to where it was left; the second time it stays.
  stop?.focus();
}
