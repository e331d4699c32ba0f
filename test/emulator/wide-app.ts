import { App, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { DeliveryEntry } from '../../emulator/state/log.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../emulator/workspace.ts';

export const WIDE_MANIFEST = new URL('./wide-manifest.yml', import.meta.url).pathname;

export type Wide = {
  workspace: Workspace;
  slack: WebClient;
  /** Ids by name: `general`, `@ana`. */
  id(name: string): string;
  stop(): Promise<void>;
};

/** A workspace with an app of every scope in it, member of #support, that only calls. */
export async function wide(given: WorkspaceOptions = {}): Promise<Wide> {
  const workspace = await startWorkspace({ manifest: WIDE_MANIFEST, ...given });
  const retryConfig = { retries: 0 };
  const slack = new WebClient(workspace.botToken, {
    slackApiUrl: workspace.apiUrl,
    retryConfig,
    logLevel: LogLevel.ERROR,
  });
  const ids = new Map<string, string>();
  const { channels = [] } = await slack.conversations.list();
  for (const channel of channels) ids.set(channel.name ?? '', channel.id ?? '');
  const { members = [] } = await slack.users.list({});
  for (const member of members) ids.set(`@${member.name}`, member.id ?? '');
  await slack.conversations.join({ channel: ids.get('support') ?? '' });
  return { workspace, slack, id: (name) => ids.get(name) ?? '', stop: () => workspace.stop() };
}

/** The same with a Bolt app on its socket, which acknowledges everything. */
export async function wideBySocket(given: WorkspaceOptions = {}): Promise<Wide & { app: App }> {
  const it = await wide(given);
  const { workspace } = it;
  const app = new App({
    token: workspace.botToken,
    appToken: workspace.appToken,
    socketMode: true,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
    logLevel: LogLevel.ERROR,
  });
  await app.start();
  const stop = async () => {
    await app.stop();
    await workspace.stop();
  };
  return { ...it, app, stop };
}

/** What Slack answered to a call that it refused. */
export async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const fault: unknown = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (typeof fault !== 'object' || fault === null || !('data' in fault)) throw new Error('The call was not refused.');
  return fault.data as Record<string, unknown>;
}

export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return (await refusal(call))['error'];
}

/** The events that the app was sent, oldest first. */
export async function eventsOf(workspace: Workspace): Promise<Record<string, unknown>[]> {
  await workspace.settled();
  return workspace.log
    .filter((entry): entry is DeliveryEntry => entry.kind === 'delivery' && entry.type === 'events_api')
    .filter((entry) => entry.attempt === 0)
    .map((entry) => entry.payload['event'] as Record<string, unknown>);
}
