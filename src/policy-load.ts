import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readPolicy, type Mistake } from './policy-file.ts';

const ownPolicy = fileURLToPath(new URL('./default-policy.yml', import.meta.url));

/** Where the policy stands; null means the one that comes with Relevo. */
export const policyFileName = (file: string | null): string => file ?? ownPolicy;

/** A policy file that can't rule. `content` tells it from what was bad before. */
export type BadPolicy = { readonly ok: false; readonly file: string; readonly content: string } & (
  | { readonly mistakes: readonly Mistake[] }
  /** Why it can't be read at all. */
  | { readonly mistakes: null; readonly reason: string }
);
export type PolicyRead = Extract<ReturnType<typeof readPolicy>, { readonly ok: true }> | BadPolicy;

/** Reads the file as it stands now. */
export async function readPolicyFile(file: string): Promise<PolicyRead> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => ({ reason: reasonOf(error) }));
  if (typeof content !== 'string') return { ok: false, file, content: content.reason, mistakes: null, ...content };
  const read = readPolicy(content);
  return read.ok ? read : { ok: false, file, content, mistakes: read.mistakes };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'its permissions do not allow it',
  EISDIR: 'it is a folder',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return reasons[code] ?? `the system says ${code || 'no more'}`;
}
