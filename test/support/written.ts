import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Written = { readonly file: string; remove(): Promise<void> };

/** A copy of a file of the project in which parts are replaced; each must be there. */
export async function written(original: string, ...replaced: readonly (readonly [string, string])[]): Promise<Written> {
  const folder = await mkdtemp(join(tmpdir(), 'relevo-'));
  const file = join(folder, 'copy.yml');
  let text = await readFile(original, 'utf8');
  for (const [from, to] of replaced) {
    if (!text.includes(from)) throw new Error(`${original} has no ${from}`);
    text = text.replaceAll(from, to);
  }
  await writeFile(file, text);
  return { file, remove: () => rm(folder, { recursive: true }) };
}
