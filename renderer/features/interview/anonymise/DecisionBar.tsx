import { ChevronDown, ChevronUp } from 'lucide-react';
import { type Ref, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { pseudonymIn } from '../../../../core/anonymise/pseudonym-form.ts';
import type { Person } from '../../../../core/domain/person.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { useShortcuts } from '../../../ui/shortcuts.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './DecisionBar.module.css';
import { FoundWords } from './FoundWords.tsx';
import { LevelStepper } from './LevelStepper.tsx';
import { canBeRegistered, canBeRegisteredNow } from './person-options.ts';
import { canAgree, type ReviewItem } from './review-item.ts';
import { PersonPicker } from './PersonPicker.tsx';
import { ReviewTools } from './ReviewTools.tsx';
import { REVIEW_KEYS, type ReviewCommand } from './review-keys.ts';
import type { ChoiceDraft } from './use-choice.ts';

export interface DecisionBarProps {
  readonly item: ReviewItem;
  /** The words of the testimony at that place. */
  readonly words: string;
  /** "4 of 18". */
  readonly position: string;
  readonly people: readonly Person[];
  readonly draft: ChoiceDraft;
  /** The second reader, while one reads. */
  readonly reader: string | undefined;
  /** Undecided places that "all the same" would take, this one among them. */
  readonly sameCount: number;
  readonly onCommand: (command: ReviewCommand) => void;
  /** Escape in the field: back to the text. */
  readonly onLeave: () => void;
  readonly replacementRef: Ref<HTMLInputElement>;
}

/** The place under review: what it is, why it was found, what would stand there, and the answers. */
export function DecisionBar(props: DecisionBarProps) {
  const { item, words, position, people, draft, sameCount, onCommand } = props;
  const { t } = useTranslation('anonymise');
  const field = useRef<HTMLDivElement>(null);
  const { kind } = item.mention;
  const { isChanged, problem, replacement, person } = draft;
  const note = (item.redaction ?? item.reopened)?.note;
  const isReplaced = item.redaction !== undefined && item.redaction.action !== 'keep';
  const isToRead = canAgree(item, props.reader) && !isChanged;
  const isKept = item.redaction?.action === 'keep';

  useShortcuts(
    [
      {
        keys: 'Escape',
        run: () => {
          draft.reset();
          props.onLeave();
        },
      },
    ],
    field,
  );

  return (
    <>
      <div className={styles['found']}>
        <div className={styles['steps']}>
          <IconButton
            isCompact
            icon={<ChevronUp aria-hidden />}
            label={t('step.previous')}
            keys={REVIEW_KEYS.previous[0]}
            onPress={() => onCommand('previous')}
          />
          <span className={styles['position']}>{position}</span>
          <IconButton
            isCompact
            icon={<ChevronDown aria-hidden />}
            label={t('step.next')}
            keys={REVIEW_KEYS.next[0]}
            onPress={() => onCommand('next')}
          />
        </div>
        <FoundWords item={item} words={words} people={people} />
        <ReviewTools hasPlace onCommand={onCommand} />
      </div>
      {note !== undefined && (
        <p className={styles['note']}>
          <span className={styles['noteLabel']}>{t('note.shown')}</span> {note}
        </p>
      )}
      <div className={styles['fields']}>
        <div ref={field} className={styles['replacement']}>
          <TextField
            label={t('replacement.label')}
            value={replacement}
            onChange={draft.type}
            onEnter={() => {
              if (problem) return;
              onCommand('accept');
              props.onLeave();
            }}
            inputRef={props.replacementRef}
            trailing={<KeyHint keys={REVIEW_KEYS.edit[0]} />}
            error={problem && t(`replacement.problem.${problem}`)}
            {...(replacement === '' && { description: t('replacement.empty') })}
          />
        </div>
        {draft.steps.length > 0 && <LevelStepper draft={draft} onCommand={onCommand} />}
        {canBeRegistered(kind) && people.length > 0 && (
          <div className={styles['person']}>
            <PersonPicker
              people={people}
              kind={kind}
              value={person}
              onChange={(chosen) =>
                draft.setPerson(chosen?.id, chosen && pseudonymIn(item.mention.form, chosen))
              }
              // The next key is an answer, not a letter of the field.
              onDone={props.onLeave}
            />
          </div>
        )}
        <div className={styles['answers']}>
          {isToRead && (
            <Button variant="primary" onPress={() => onCommand('accept')}>
              {t('answer.agree')} <KeyHint keys={REVIEW_KEYS.accept[0]} />
            </Button>
          )}
          {!isToRead && (!isReplaced || isChanged) && !draft.isKept && (
            <Button
              variant="primary"
              isDisabled={problem !== undefined}
              onPress={() => onCommand('accept')}
            >
              {isChanged ? t('answer.replace') : t('answer.accept')}{' '}
              <KeyHint keys={REVIEW_KEYS.accept[0]} />
            </Button>
          )}
          {!isKept && (
            <Button variant={draft.isKept ? 'primary' : 'plain'} onPress={() => onCommand('keep')}>
              {t('answer.keep')} <KeyHint keys={REVIEW_KEYS.keep[0]} />
            </Button>
          )}
          {sameCount > 1 && (
            <Button isDisabled={problem !== undefined} onPress={() => onCommand('acceptSame')}>
              {t('answer.same', { count: sameCount })} <KeyHint keys={REVIEW_KEYS.acceptSame[0]} />
            </Button>
          )}
          {canBeRegisteredNow(item) && person === undefined && (
            <Button variant="quiet" onPress={() => onCommand('register')}>
              {t('answer.register')} <KeyHint keys={REVIEW_KEYS.register[0]} />
            </Button>
          )}
          {item.redaction && (
            <Button variant="quiet" onPress={() => onCommand('reopen')}>
              {t('answer.reopen')} <KeyHint keys={REVIEW_KEYS.reopen[0]} />
            </Button>
          )}
        </div>
      </div>
    </>
  );
}
