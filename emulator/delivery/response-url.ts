import { checkedContent } from '../api/chat.ts';
import { Refusal } from '../api/refusal.ts';
import { isRecord, parsed, string, type Json } from '../json.ts';
import type { Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { messageAt, post, remove, told } from '../state/messages.ts';
import { USES, type ResponseUrl } from '../state/response-urls.ts';

export type Answered = { status: number; body: string };

/** Answers one POST to a response_url. `path` is what follows `/hooks`. */
export function answerResponse(core: Core, path: string, body: string): Answered {
  const url = core.state.responseUrls.get(path);
  const channel = url && core.state.channels.get(url.channel);
  if (!url || !channel) return { status: 404, body: 'no_service' };
  if (core.clock.now() > url.expires) return { status: 404, body: 'expired_url' };
  if (url.uses >= USES) return { status: 404, body: 'used_url' };
  const message = parsed(body) ?? parsed(new URLSearchParams(body).get('payload') ?? '');
  if (!isRecord(message)) return { status: 400, body: 'invalid_payload' };
  url.uses += 1;
  try {
    respond(core, url, channel, message);
    return { status: 200, body: 'ok' };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { status: 400, body: JSON.stringify({ ok: false, error: fault.code, ...fault.more }) };
  }
}

/** Shows what the app answered a command or click with: to the person alone unless it says `in_channel`. */
export function respond(
  core: Core,
  url: Pick<ResponseUrl, 'person' | 'channel' | 'original'>,
  channel: Channel,
  message: Json,
): void {
  const original = url.original === null ? undefined : messageAt(core, channel.id, url.original);
  if (message['delete_original'] === true) {
    if (original) remove(core, channel, original);
    return;
  }
  const content = checkedContent(message);
  if (message['replace_original'] === true && original) {
    Object.assign(original, content, { edited: core.stamps.next() });
    told(core, channel);
    return;
  }
  post(core, channel, {
    ...content,
    user: core.app.botUserId,
    byApp: true,
    ephemeralTo: message['response_type'] === 'in_channel' ? null : url.person,
    threadTs: string(message['thread_ts']) || null,
  });
}
