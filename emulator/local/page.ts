import { readFileSync, statSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Asset = { type: string; body: string };

const PAGE = fileURLToPath(new URL('../page/', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ts': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};
const DOCUMENTS: Record<string, string> = { '/': 'index.html', '/split': 'split/split.html' };
const VENDOR: Record<string, string> = { 'preact.js': 'preact', 'preact-hooks.js': 'preact/hooks' };
const kept = new Map<string, { changed: number; body: string }>();

/** What the page is made of: its own files, TypeScript given as JavaScript, and Preact. `null` for anything else. */
export function assetAt(path: string): Asset | null {
  const vendor = VENDOR[path.replace(/^\/vendor\//, '')];
  if (path.startsWith('/vendor/')) return vendor ? read(fileURLToPath(import.meta.resolve(vendor)), '.js') : null;
  const document = DOCUMENTS[path];
  if (document) return read(`${PAGE}${document}`, '.html');
  // The names of our files need no escapes, dots apart from the last one, or way up.
  const name = /^\/page\/((?:[\w-]+\/)*[\w-]+\.[a-z]+)$/.exec(path)?.[1];
  return name === undefined ? null : read(`${PAGE}${name}`, extname(name));
}

function read(file: string, extension: string): Asset | null {
  const type = TYPES[extension];
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!type || !stat?.isFile()) return null;
  const known = kept.get(file);
  if (known?.changed === stat.mtimeMs) return { type, body: known.body };
  const source = readFileSync(file, 'utf8');
  const body = extension === '.ts' ? quietly(() => stripTypeScriptTypes(source)) : source;
  kept.set(file, { changed: stat.mtimeMs, body });
  return { type, body };
}

/** Stripping types is what Node itself does with every file here; its warning that the function is young helps nobody. */
function quietly<T>(run: () => T): T {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => {};
  try {
    return run();
  } finally {
    process.emitWarning = emitWarning;
  }
}
