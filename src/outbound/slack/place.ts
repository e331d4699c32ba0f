import type { WebClient } from '@slack/web-api';
import { ask } from './ask.ts';

/** Where a message goes: a channel by its id or its name, or a person, whose direct message it opens. */
export type Place = ({ readonly channel: string } | { readonly person: string }) & { readonly threadTs?: string };

/** As `chat.postMessage` takes it. */
export const addressOf = (place: Place): string => ('person' in place ? place.person : place.channel);

/** The id that a place's history is read by; `chat.postMessage` takes names and people, reading does not. */
export async function channelIdOf(web: WebClient, place: Place): Promise<string | null> {
  if ('person' in place) {
    const { channel } = await ask('conversations.open', web.conversations.open({ users: place.person }));
    return channel?.id ?? null;
  }
  if (!place.channel.startsWith('#')) return place.channel;
  const name = place.channel.slice(1);
  let cursor: string | undefined = '';
  do {
    const list = web.conversations.list({ limit: 1000, exclude_archived: true, ...(cursor ? { cursor } : {}) });
    const { channels = [], response_metadata: next } = await ask('conversations.list', list);
    const found = channels.find((channel) => channel.name === name);
    if (found?.id) return found.id;
    cursor = next?.next_cursor;
  } while (cursor);
  return null;
}
