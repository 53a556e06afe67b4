import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import { chromiumPath } from './tools/chromium-path.ts';

// React as it ships: its development build reaches nobody, takes a quarter longer, and under `test` react-aria puts every
// row of a list into the page.
process.env['NODE_ENV'] = 'production';

/** Node tests and window tests sit beside their file; `e2e` drives the built app in a real window. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'core/**/*.test.ts',
            'electron/**/*.test.ts',
            'renderer/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          exclude: [...configDefaults.exclude, '**/*.browser.test.*'],
          setupFiles: ['tests/support/derive-once.ts'],
        },
      },
      {
        test: {
          name: 'host',
          environment: 'node',
          include: ['tools/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        // As electron.vite.config.ts has it.
        resolve: { alias: { 'onnxruntime-web/webgpu': 'onnxruntime-web/wasm' } },
        // Named here, or the dev server finds them one by one and reloads the page in the middle of a test.
        optimizeDeps: {
          include: [
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-runtime',
            'react-aria-components',
            'i18next',
            'react-i18next',
            'lucide-react',

            'dexie',
            'hash-wasm',
            'age-encryption',
            'valibot',
            'axe-core',
            '@codemirror/view',
            '@codemirror/state',
            '@codemirror/commands',
            '@noble/ciphers/chacha.js',
            '@noble/hashes/sha2.js',
            '@scure/base',
            'libphonenumber-js',
            'petrovich',
            'lvovich',
            'fast-check',
            'uqr',
            'fflate',
            'saxes',
            'papaparse',
            '@huggingface/transformers',
            'diff',
            'docx',
            'fontkit',
            'pdfkit',
          ],
        },
        test: {
          name: 'browser',
          include: ['renderer/**/*.browser.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: { executablePath: chromiumPath(), chromiumSandbox: false },
            }),
          },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          globalSetup: ['tests/e2e/support/ready-vault.ts'],
          // Each drives a whole window, and half of the time waits for it: two at a time fill two cores.
          maxWorkers: 2,
          // After the others, which count their workers themselves.
          sequence: { groupOrder: 1 },
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
