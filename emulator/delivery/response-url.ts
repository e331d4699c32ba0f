import { tooMany, type Answer } from '../api/answer.ts';
import { checkedContent } from '../api/chat.ts';
import { recorded } from '../api/recorded.ts';
import { Refusal } from '../api/refusal.ts';
import { isRecord, parsed, record, string, type Json } from '../json.ts';
import { secondsToWait } from '../limits/admission.ts';
import type { Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { change, messageAt, post, remove } from '../state/messages.ts';
import { USES, type ResponseUrl } from '../state/response-urls.ts';

/** Answers one POST to a response_url. `path` is what follows `/hooks`. `null` when the connection is to be cut instead. */
export function answerResponse(core: Core, path: string, body: string): Promise<Answer | null> {
  const url = core.state.responseUrls.get(path);
  const message = parsed(body) ?? parsed(new URLSearchParams(body).get('payload') ?? '');
  const args = { ...record(message), channel: url?.channel, user: url?.person };
  const handling = { carryOut: () => accepted(core, url, message), refuse: (error: string) => text(404, error) };
  return recorded(core, 'response_url', args, handling, url !== undefined);
}

function accepted(core: Core, url: ResponseUrl | undefined, message: unknown): Answer {
  const channel = url && core.state.channels.get(url.channel);
  if (!url || !channel) return text(404, 'no_service');
  if (core.clock.now() > url.expires) return text(404, 'expired_url');
  if (url.uses >= USES) return text(404, 'used_url');
  const wait = secondsToWait(core, 'response_url', { channel: channel.id });
  if (wait > 0) return tooMany(wait);
  if (!isRecord(message)) return text(400, 'invalid_payload');
  url.uses += 1;
  try {
    respond(core, url, channel, message);
    return text(200, 'ok');
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return text(400, JSON.stringify({ ok: false, error: fault.code, ...fault.more }));
  }
}

function text(status: number, body: string): Answer {
  return { status, body, headers: {} };
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
    change(core, channel, original, { ...content, edited: core.stamps.next() });
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
