import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startWorkspace } from './workspace.ts';

const USAGE = `A Slack workspace on this machine, for any app.

  --manifest <file>        the app's manifest, YAML or JSON (slack-manifest.yml of this project)
  --port <number>          where it listens on 127.0.0.1 (3333)
  --http <url>             deliver by signed HTTP to this address instead of Socket Mode
  --no-rate-limits         never answer 429
  --signing-secret <text>  what HTTP deliveries are signed with (a new one)
`;

const { values } = parseArgs({
  options: {
    manifest: { type: 'string' },
    port: { type: 'string', default: '3333' },
    http: { type: 'string' },
    'no-rate-limits': { type: 'boolean', default: false },
    'signing-secret': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

async function run(): Promise<void> {
  const secret = values['signing-secret'];
  const workspace = await startWorkspace({
    port: Number(values.port),
    rateLimits: !values['no-rate-limits'],
    ...(values.manifest ? { manifest: resolve(values.manifest) } : {}),
    ...(secret ? { tokens: { signingSecret: secret } } : {}),
  });
  if (values.http) workspace.deliverByHttp(values.http, workspace.signingSecret);
  process.stdout.write(`The workspace is open at ${workspace.url}

SLACK_API_URL=${workspace.apiUrl}
SLACK_BOT_TOKEN=${workspace.botToken}
${values.http ? `SLACK_SIGNING_SECRET=${workspace.signingSecret}` : `SLACK_APP_TOKEN=${workspace.appToken}`}
SLACK_CLIENT_ID=${workspace.clientId}
SLACK_CLIENT_SECRET=${workspace.clientSecret}

Deliveries go ${values.http ? `to ${values.http}` : 'over Socket Mode'}. Ctrl-C ends it; nothing is kept.
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void workspace.stop());
}

if (values.help) {
  process.stdout.write(USAGE);
} else {
  await run().catch((fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exitCode = 1;
  });
}
