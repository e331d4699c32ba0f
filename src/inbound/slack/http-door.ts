import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver, HTTPReceiverDeferredRequestError } from '@slack/bolt';
import type { Logger } from '../../platform/logger.ts';
import type { Route } from '../http/serve.ts';
import { boltLog } from './bolt-log.ts';

/** Slack's own rule for a request's age, which Bolt applies to the past only. */
const toleratedSeconds = 5 * 60;

export type HttpOptions = {
  readonly signingSecret: string;
  readonly port: number;
  readonly routes: readonly Route[];
  readonly log: Logger;
};

/** Slack's requests on `/slack/events`, and `routes`. Whatever arrives is answered. */
export function httpReceiver({ signingSecret, port, routes, log }: HttpOptions): HTTPReceiver {
  const receiver = new HTTPReceiver({
    signingSecret,
    port,
    endpoints: ['/slack/events'],
    customRoutes: [...routes],
    bodyLimit: 1024 * 1024,
    logger: boltLog(log),
    dispatchErrorHandler: ({ error, response }) => {
      if (!(error instanceof HTTPReceiverDeferredRequestError)) log.warn({ err: error }, 'a request was refused');
      response.writeHead(error instanceof HTTPReceiverDeferredRequestError ? 404 : 400).end();
    },
    processEventErrorHandler: async ({ error, response }) => {
      log.error({ err: error }, 'a request from Slack could not be carried out');
      if (!response.headersSent) response.writeHead(500).end();
      return true;
    },
    unhandledRequestHandler: ({ response }) => {
      // An empty 200 would close a form as if it had been saved.
      log.warn('a request from Slack took longer than three seconds');
      if (!response.headersSent) response.writeHead(503).end();
    },
  });
  const listen = receiver.requestListener;
  receiver.requestListener = (request: IncomingMessage, response: ServerResponse) => {
    if (isFromTheFuture(request, Date.now())) return void response.writeHead(401).end();
    return listen(request, response);
  };
  return receiver;
}

/** A signed request that was kept for later would outlive the rule otherwise. */
export function isFromTheFuture({ headers }: Pick<IncomingMessage, 'headers'>, now: number): boolean {
  const seconds = Number(headers['x-slack-request-timestamp'] ?? 0);
  return seconds > now / 1000 + toleratedSeconds;
}
