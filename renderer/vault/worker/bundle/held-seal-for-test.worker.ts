import { holdLock } from '../hold-lock-for-test.ts';
import './seal.worker.ts';

holdLock('seal');
