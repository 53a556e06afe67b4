import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Fixed, because the development policy and Vite's client must name the same address. */
const DEV_PORT = 5173;

/**
 * Three builds into out/: main as one ES module, the preload as one CommonJS file (a sandboxed preload can
 * be nothing else), the page with relative URLs. Everything is bundled: the package holds no node_modules.
 */
export default defineConfig(({ command }) => ({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      minify: true,
      sourcemap: false,
      rollupOptions: { input: { index: 'electron/main.ts' }, output: { format: 'es' } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      minify: true,
      sourcemap: false,
      rollupOptions: {
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react()],
    // Vite's own scripts and styles carry the nonce while developing; index.html has the place for it.
    ...(command === 'serve' ? { html: { cspNonce: '__CSP_NONCE__' } } : {}),
    // The page's address is vouchsafe://app, from which Vite's client could not guess where the server is.
    server: {
      host: 'localhost',
      port: DEV_PORT,
      strictPort: true,
      hmr: { protocol: 'ws', host: 'localhost', clientPort: DEV_PORT },
    },
    // transformers.js asks for the runtime with WebGPU, twice as large; on the processor the plain one does.
    resolve: { alias: { 'onnxruntime-web/webgpu': 'onnxruntime-web/wasm' } },
    worker: { format: 'es' },
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      minify: true,
      sourcemap: false,
      // Inlined files are data: URLs, which the policy refuses.
      assetsInlineLimit: 0,
      // Scripts come from the disk, so their size costs no download.
      chunkSizeWarningLimit: 4096,
      // The polyfill is an inline script.
      modulePreload: { polyfill: false },
      // Absolute: while developing it is looked for below `root`, while building below the repository.
      rollupOptions: { input: path.resolve(import.meta.dirname, 'renderer/index.html') },
    },
  },
}));
