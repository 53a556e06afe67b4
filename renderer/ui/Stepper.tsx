import { Check } from 'lucide-react';
import { Button } from 'react-aria-components';
import styles from './Stepper.module.css';

export interface Step<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

export interface StepperProps<Id extends string> {
  /** Names the row of steps for a screen reader. */
  readonly label: string;
  readonly steps: readonly Step<Id>[];
  readonly current: Id;
  /** The last step is done, too. */
  readonly isDone?: boolean;
  /** Goes back to a step that is done. Without it the steps only show the way. */
  readonly onGoBack?: (id: Id) => void;
}

/** The steps of a wizard: what is done, where one is, what is still to come. */
export function Stepper<Id extends string>(props: StepperProps<Id>) {
  const { label, steps, current, isDone = false, onGoBack } = props;
  const at = isDone ? steps.length : steps.findIndex((step) => step.id === current);
  return (
    <nav aria-label={label}>
      <ol className={styles['steps']}>
        {steps.map((step, index) => {
          const state = index < at ? 'done' : index === at ? 'current' : 'ahead';
          const words = (
            <>
              <span className={styles['mark']}>
                {state === 'done' ? <Check aria-hidden /> : index + 1}
              </span>
              <span className={styles['name']} data-words={step.label}>
                {step.label}
              </span>
            </>
          );
          return (
            <li
              key={step.id}
              className={styles['step']}
              data-state={state}
              aria-current={state === 'current' ? 'step' : undefined}
            >
              {state === 'done' && onGoBack ? (
                <Button
                  type="button"
                  className={styles['body'] ?? ''}
                  onPress={() => onGoBack(step.id)}
                >
                  {words}
                </Button>
              ) : (
                <span className={styles['body']}>{words}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
