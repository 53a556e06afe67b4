import { holdLock } from './hold-lock-for-test.ts';
import './row.worker.ts';

holdLock('row');
