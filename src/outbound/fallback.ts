import type { WebClient } from '@slack/web-api';
import type { Policy } from '../domain/policy.ts';
import type { Language } from '../domain/terms.ts';
import type { Logger } from '../platform/logger.ts';
import { faultOf } from '../platform/slack-web.ts';
import type { SlackMessage } from '../views/slack/message.ts';

/** What it takes to speak to Slack directly, where the outbox may be what is stuck, or has no place for it. */
export type Teller = {
  readonly web: WebClient;
  /** The policy in force, asked for each time. */
  policy(): Policy;
  readonly log: Logger;
};

/**
 * Tells a fallback channel, in the policy's language; null: the one that everything else falls back to. One that will not
 * have it is no reason for silence: then any other that the policy falls back to. Answers whether one was told.
 */
export async function tellFallback(
  { web, policy, log }: Teller,
  channel: string | null,
  compose: (language: Language) => SlackMessage,
): Promise<boolean> {
  const rules = policy();
  const all = Object.values(rules.escalationPaths).map((path) => path.then.channel);
  const { text, blocks } = compose(rules.language);
  for (const each of new Set([channel ?? fallbackOf(rules), ...all]))
    try {
      await web.chat.postMessage({ channel: each, text, blocks, unfurl_links: false, unfurl_media: false });
      return true;
    } catch (error) {
      log.error({ err: error, channel: each }, 'the fallback channel could not be told');
      if (faultOf(error).kind !== 'refused') return false;
    }
  return false;
}

/** Of the path of the last rule, which matches everything. */
export const fallbackOf = ({ routing, escalationPaths }: Policy): string =>
  escalationPaths[routing.at(-1)?.path ?? '']?.then.channel ?? '';
