import type { ReactNode } from 'react';
import { VisuallyHidden as AriaVisuallyHidden } from 'react-aria-components';

export interface VisuallyHiddenProps {
  readonly children: ReactNode;
}

/** Words for a screen reader only. */
export function VisuallyHidden({ children }: VisuallyHiddenProps) {
  return <AriaVisuallyHidden elementType="span">{children}</AriaVisuallyHidden>;
}
