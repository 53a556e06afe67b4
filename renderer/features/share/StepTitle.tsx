import { createContext, useContext, useEffect, useRef } from 'react';

/** True once the person has moved between steps: only then may a heading take the focus. */
export const StepFocus = createContext(false);

interface StepTitleProps {
  readonly children: string;
}

/** The heading of a step. It takes the focus when the step comes, so that Tab goes on from there and it is read out. */
export function StepTitle({ children }: StepTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const mayFocus = useContext(StepFocus);
  useEffect(() => {
    if (mayFocus) heading.current?.focus();
  }, [mayFocus]);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
