import { testFormats } from './format.shared-test.ts';

testFormats();
