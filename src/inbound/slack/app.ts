import { App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { Logger } from '../../platform/logger.ts';
import { serve, type Door, type Route } from '../http/serve.ts';
import { boltLog } from './bolt-log.ts';
import { httpReceiver } from './http-door.ts';
import { openSocketLinks } from './socket-links.ts';

export type SlackAccess = { readonly botToken: string; readonly apiUrl: string } & (
  | { readonly transport: 'socket'; readonly appToken: string }
  | { readonly transport: 'http'; readonly signingSecret: string }
);

export type AppOptions = {
  readonly slack: SlackAccess;
  /** Where `routes` are served, and Slack's requests in HTTP mode. */
  readonly port: number;
  readonly routes: readonly Route[];
  readonly log: Logger;
  /** Slack holds events back from the app, because there are more than it delivers in an hour. */
  readonly onEventsLimited?: () => void;
};

/** `idle` waits for what was heard and is not done yet: an event is acknowledged before its work is. */
type SlackDoor = Door & { readonly app: App; idle(): Promise<void> };

/** The Bolt app on either transport, not yet started. `app.client` is the one client that answers clicks. */
export function createApp(options: AppOptions, register: (app: App) => void): SlackDoor {
  const { receiver, ...door } = transportOf(options);
  const app = buildApp(options, receiver);
  const idle = answerEverything(app, options);
  let open = false;
  register(app);
  return {
    app,
    idle,
    /** @throws when Slack refuses a token, or the port is taken. */
    async start() {
      await app.init();
      await door.start();
      open = true;
    },
    /** What is under way is finished and acknowledged before the way back is closed. */
    async stop() {
      await idle();
      if (!open) return;
      open = false;
      await door.stop();
      await idle();
    },
  };
}

function transportOf({ slack, port, routes, log }: AppOptions): Door & { readonly receiver: Receiver } {
  if (slack.transport === 'http') {
    const receiver = httpReceiver({ signingSecret: slack.signingSecret, port, routes, log });
    return { receiver, start: async () => void (await receiver.start(port)), stop: () => receiver.stop() };
  }
  const links = openSocketLinks(slack, log);
  const health = serve(routes, port);
  return {
    receiver: links.receiver,
    async start() {
      await health.start();
      await links.start().catch(async (error: unknown) => {
        await health.stop();
        throw error;
      });
    },
    async stop() {
      await links.stop();
      await health.stop();
    },
  };
}

function buildApp({ slack, log }: AppOptions, receiver: Receiver): App {
  const app = new App({
    receiver,
    logger: boltLog(log),
    convoStore: false,
    token: slack.botToken,
    clientOptions: {
      slackApiUrl: slack.apiUrl,
      // A trigger lives three seconds: what has not arrived by then is of no use to whoever waits.
      timeout: 2_500,
      retryConfig: { retries: 0 },
      // Otherwise one busy method holds back every answer of this client.
      rejectRateLimitedCalls: true,
    },
    // Bolt would ask who it is while it is being built, where nobody can catch a refusal.
    deferInitialization: true,
  });
  app.error(async (error) => log.error({ err: error }, 'a listener failed'));
  return app;
}

/**
 * Whatever no listener took is acknowledged and logged, in Socket Mode too, where Bolt leaves it hanging.
 * Answers a function that waits for what is under way.
 */
function answerEverything(app: App, { log, onEventsLimited }: AppOptions): () => Promise<void> {
  const underWay = new Set<Promise<void>>();
  const take = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    let acknowledged = false;
    const ack: ReceiverEvent['ack'] = async (answer?: unknown) => {
      if (acknowledged) return;
      acknowledged = true;
      await event
        .ack(answer)
        .catch((error: unknown) => log.warn({ err: error }, 'Slack no longer waited for an answer'));
    };
    const work = takeAndAnswer();
    async function takeAndAnswer(): Promise<void> {
      if (event.body['type'] === 'app_rate_limited') {
        log.warn('Slack holds events back from the app: there are too many of them');
        onEventsLimited?.();
        return ack();
      }
      try {
        await take({ ...event, ack });
      } finally {
        if (!acknowledged) log.warn({ kind: kindOf(event.body) }, 'nothing here answers this request of Slack');
        await ack();
      }
    }
    underWay.add(work);
    await work.finally(() => underWay.delete(work));
  };
  return async () => void (await Promise.allSettled(underWay));
}

/** What of a request may be logged: its type and its names, which are ours. */
function kindOf(body: Readonly<Record<string, unknown>>): string {
  const { type = 'command', command, callback_id: callback } = body;
  return [type, command ?? callback].filter((part) => typeof part === 'string').join(' ');
}
