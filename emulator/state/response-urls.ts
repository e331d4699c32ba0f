import { record, string } from '../json.ts';
import type { Core } from './core.ts';
import { keyOf } from './elements.ts';
import { newId, secret } from './ids.ts';
import type { View } from './views.ts';

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

/** The conversations chosen in the inputs of a view whose `response_url_enabled` asks for an address to answer there. */
export function chosenPlaces(core: Core, view: View): { block_id: string; action_id: string; channel_id: string }[] {
  return view.blocks.flatMap((block) => {
    const element = record(block.type === 'input' ? block['element'] : undefined);
    if (element['response_url_enabled'] !== true) return [];
    const [block_id, action_id] = [string(block.block_id), string(element['action_id'])];
    const channel_id = string(view.values[block_id]?.[action_id]?.[keyOf(element) ?? '']);
    return core.state.channels.has(channel_id) ? [{ block_id, action_id, channel_id }] : [];
  });
}
