/**
 * Draws build/icon.svg in Chromium at every size and packs the results: a PNG set for Linux, one .ico for
 * Windows, one .icns for macOS. Both containers hold PNG files as they are. Run by hand after a change of
 * the drawing: `node build/make-icons.mjs`; the results are committed, so that a build needs no image tool.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../tools/chromium-path.ts';

const here = import.meta.dirname;
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];
/** Apple's four letters for a PNG of each size; ic11 to ic14 are the dense variants of the smaller ones. */
const MACOS = {
  icp4: 16,
  icp5: 32,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
};

async function draw() {
  const svg = readFileSync(path.join(here, 'icon.svg'), 'utf8');
  const browser = await chromium.launch({ executablePath: chromiumPath(), chromiumSandbox: false });
  const images = new Map();
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>* { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`,
    );
    images.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  await browser.close();
  return images;
}

/** ICONDIR, one ICONDIRENTRY of 16 bytes for each image, then the images; size 256 is written as 0. */
function ico(images) {
  const header = Buffer.alloc(6 + 16 * WINDOWS.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(WINDOWS.length, 4);
  let offset = header.length;
  for (const [index, size] of WINDOWS.entries()) {
    const at = 6 + 16 * index;
    const { length } = images.get(size);
    header.set([size % 256, size % 256, 0, 0, 1, 0, 32, 0], at);
    header.writeUInt32LE(length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += length;
  }
  return Buffer.concat([header, ...WINDOWS.map((size) => images.get(size))]);
}

/** 'icns' and the whole length, then for each image its type, its length with these eight bytes, the PNG. */
function icns(images) {
  const block = (type, body) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(8 + body.length, 4);
    return Buffer.concat([head, body]);
  };
  const parts = Object.entries(MACOS).map(([type, size]) => block(type, images.get(size)));
  return block('icns', Buffer.concat(parts));
}

const images = await draw();
mkdirSync(path.join(here, 'icons'), { recursive: true });
for (const size of LINUX)
  writeFileSync(path.join(here, `icons/${size}x${size}.png`), images.get(size));
writeFileSync(path.join(here, 'icon.ico'), ico(images));
writeFileSync(path.join(here, 'icon.icns'), icns(images));
