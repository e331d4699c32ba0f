import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Json } from '../json.ts';
import type { Entry } from './entry.ts';
import type { Stage } from './stage.ts';

/** Sends files of this machine, named by their paths, as the page does: what a file input then holds. */
export async function attachFiles(
  stage: Stage,
  at: { viewId: string; blockId: string; actionId: string },
  paths: Entry,
): Promise<Json> {
  const files: Json[] = [];
  for (const path of [paths].flat()) {
    const bytes = await readFile(path);
    const sized = { name: basename(path), size: bytes.length };
    const { upload } = await stage.act({ do: 'attach', as: stage.person.id, ...at, ...sized });
    if (!upload) throw new Error(`${path} could not be sent.`);
    const sent = await fetch(new URL(upload.url, stage.core.origin()), { method: 'POST', body: new Uint8Array(bytes) });
    if (!sent.ok) throw new Error(`${path} could not be sent: ${await sent.text()}`);
    files.push({ id: upload.id });
  }
  return { files };
}
