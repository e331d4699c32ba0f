import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../emulator/workspace.ts';

export const MANIFEST = new URL('./manifest.yml', import.meta.url).pathname;

export type Echo = { workspace: Workspace; app: App; stop(): Promise<void> };

const options = (workspace: Workspace) => ({
  token: workspace.botToken,
  clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } },
  logLevel: LogLevel.ERROR,
});

/** A workspace with a real Bolt app in it, connected by Socket Mode. */
export async function echoBySocket(given: WorkspaceOptions = {}): Promise<Echo> {
  const workspace = await startWorkspace({ manifest: MANIFEST, ...given });
  const app = new App({ ...options(workspace), appToken: workspace.appToken, socketMode: true });
  await app.start();
  return { workspace, app, stop: () => stopBoth(app, workspace) };
}

/** The same by signed HTTP. */
export async function echoByHttp(given: WorkspaceOptions = {}): Promise<Echo> {
  const workspace = await startWorkspace({ manifest: MANIFEST, ...given });
  const receiver = new HTTPReceiver({ signingSecret: workspace.signingSecret, port: 0, logLevel: LogLevel.ERROR });
  const app = new App({ ...options(workspace), receiver });
  const server = await app.start(0);
  const address = 'address' in server && typeof server.address === 'function' ? server.address() : null;
  const port = typeof address === 'object' && address ? address.port : 0;
  workspace.deliverByHttp(`http://127.0.0.1:${port}/slack/events`, workspace.signingSecret);
  return { workspace, app, stop: () => stopBoth(app, workspace) };
}

async function stopBoth(app: App, workspace: Workspace): Promise<void> {
  await app.stop();
  await workspace.stop();
}

export function plain(text: string) {
  return { type: 'plain_text' as const, text };
}

/** A modal of one text input and one select. */
export function form(more: Record<string, unknown> = {}) {
  return {
    type: 'modal' as const,
    callback_id: 'form',
    title: plain('An echo'),
    submit: plain('Send'),
    blocks: [
      {
        type: 'input' as const,
        block_id: 'words',
        label: plain('What to say'),
        element: { type: 'plain_text_input' as const, action_id: 'value', max_length: 40 },
      },
      {
        type: 'input' as const,
        block_id: 'volume',
        optional: true,
        label: plain('How loud'),
        element: {
          type: 'static_select' as const,
          action_id: 'value',
          options: ['soft', 'loud'].map((value) => ({ text: plain(`${value} voice`), value })),
        },
      },
    ],
    ...more,
  };
}
