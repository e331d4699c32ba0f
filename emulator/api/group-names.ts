import type { Json } from '../json.ts';
import { channelNamed, isDirect } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import type { Group } from '../state/people.ts';
import { listed, text } from './args.ts';
import { isIn } from './find.ts';
import { Refusal } from './refusal.ts';

/** A name that no other group has. `own` is the group that may keep it. */
export function freeGroupName(core: Core, name: string, own?: Group): string {
  if (name.trim() === '') throw new Refusal('missing_subteam_name');
  const taken = others(core, own).some((group) => group.name.toLowerCase() === name.toLowerCase());
  if (taken) throw new Refusal('name_already_exists');
  return name;
}

/** A handle that no channel, person or other group has. */
export function freeHandle(core: Core, given: string, own?: Group): string {
  const handle = given.replace(/^@/, '');
  if (!/^[a-z0-9_.-]*[a-z0-9]$/.test(handle)) throw new Refusal('bad_handle');
  if (['here', 'channel', 'everyone', 'group'].includes(handle)) throw new Refusal('forbidden_handle');
  const taken =
    others(core, own).some((group) => group.handle === handle) ||
    [...core.state.people.values()].some((person) => person.name === handle) ||
    channelNamed(core, handle) !== undefined;
  if (taken) throw new Refusal('handle_already_exists');
  return handle;
}

/** `undefined` when nothing is said of it. */
export function descriptionOf(args: Json): string | undefined {
  return 'description' in args ? text(args, 'description') : undefined;
}

/** The channels that a group's people are brought into; `undefined` when nothing is said of them. */
export function channelsOf(core: Core, args: Json): string[] | undefined {
  const given = (name: string) => listed(args, name).map((id) => core.state.channels.get(id));
  const proper = [...given('channels'), ...given('additional_channels')].every(
    (channel) => channel && !isDirect(channel) && (channel.kind === 'public' || isIn(core, channel)),
  );
  if (!proper) throw new Refusal('invalid_channel_provided');
  return 'channels' in args ? [...new Set(listed(args, 'channels'))] : undefined;
}

function others(core: Core, own: Group | undefined): Group[] {
  return [...core.state.groups.values()].filter((group) => group !== own);
}
