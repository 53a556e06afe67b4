import './derive.worker.ts';
import { holdLock } from './hold-lock-for-test.ts';

holdLock('derive');
