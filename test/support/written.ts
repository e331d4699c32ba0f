import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Parts of a file, and what stands in their place. */
export type Replaced = readonly (readonly [string, string])[];

export type Written = {
  readonly file: string;
  /** Writes it anew, from the original. */
  write(...replaced: Replaced): Promise<void>;
  remove(): Promise<void>;
};

/** A copy of a file of the project in which parts are replaced; each must be there. It has a folder of its own. */
export async function written(original: string, ...replaced: Replaced): Promise<Written> {
  const folder = await mkdtemp(join(tmpdir(), 'relevo-'));
  const file = join(folder, 'copy.yml');
  async function write(...parts: Replaced): Promise<void> {
    let text = await readFile(original, 'utf8');
    for (const [from, to] of parts) {
      if (!text.includes(from)) throw new Error(`${original} has no ${from}`);
      text = text.replaceAll(from, to);
    }
    await writeFile(file, text);
  }
  await write(...replaced);
  return { file, write, remove: () => rm(folder, { recursive: true }) };
}
