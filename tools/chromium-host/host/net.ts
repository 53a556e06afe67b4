/** Electron's `net`, which reads files and nothing else: there is no network. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const CONTENT_TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

export const net = {
  async fetch(input: string | Request): Promise<Response> {
    const url = typeof input === 'string' ? input : input.url;
    if (!url.startsWith('file:')) throw new Error('net::ERR_INTERNET_DISCONNECTED');
    const file = fileURLToPath(url);
    const contentType = CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream';
    const body = await readFile(file).catch(() => {
      throw new Error('net::ERR_FILE_NOT_FOUND');
    });
    return new Response(body, { headers: { 'content-type': contentType } });
  },
  isOnline(): boolean {
    return false;
  },
};
