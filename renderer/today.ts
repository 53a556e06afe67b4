import { useState } from 'react';
import { localDay } from '../core/domain/local-day.ts';

/** The local day on which a screen was opened, `2026-11-23`. What leaves is judged by the worker's clock, not by this. */
export function useToday(): string {
  const [today] = useState(() => localDay(new Date()));
  return today;
}
