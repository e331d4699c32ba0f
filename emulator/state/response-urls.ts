import type { Core } from './core.ts';
import { newId, secret } from './ids.ts';

/** A web address at which the app may answer an interaction: 5 times, for 30 minutes of workspace time. */
export type ResponseUrl = {
  person: string;
  channel: string;
  /** The message clicked on, which `replace_original` and `delete_original` mean; none for a command. */
  original: string | null;
  expires: number;
  uses: number;
};

const LIFETIME_MS = 30 * 60_000;
export const USES = 5;

export function newResponseUrl(
  core: Core,
  kind: 'commands' | 'actions' | 'app',
  url: Omit<ResponseUrl, 'expires' | 'uses'>,
): string {
  const path = `/${kind}/${core.team.id}/${newId('')}/${secret(24)}`;
  core.state.responseUrls.set(path, { ...url, expires: core.clock.now() + LIFETIME_MS, uses: 0 });
  return `${core.origin()}/hooks${path}`;
}
