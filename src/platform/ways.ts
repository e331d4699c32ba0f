import { openLinks, type Links } from './links.ts';
import { mailBy, type SendMail } from './mail.ts';
import { reachableIn, type Reachable } from './public-address.ts';
import { webhooksTo, type CallWebhook } from './webhook.ts';

/** The ways to people besides Slack. */
export type Ways = {
  /** null: no mail server is named. */
  readonly mail: SendMail | null;
  readonly webhook: CallWebhook;
  /** How an answer comes back without Slack; null: nobody knows where this server is reached from outside. */
  readonly links: Links | null;
  /** Where webhooks may be. */
  readonly reachable: Reachable;
};

export function openWays(config: {
  readonly environment: 'production' | 'development';
  readonly mail: { readonly url: string; readonly from: string } | null;
  readonly links: { readonly url: string; readonly secret: string } | null;
}): Ways {
  const reachable = reachableIn(config.environment);
  return {
    mail: config.mail && mailBy(config.mail),
    webhook: webhooksTo(reachable),
    links: config.links && openLinks(config.links),
    reachable,
  };
}
