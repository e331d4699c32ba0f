import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { seedOf, type Seed } from './seed.ts';
import { startWorkspace, type Workspace } from './workspace.ts';

const USAGE = `A Slack workspace on this machine, for any app.

  --manifest <file>        the app's manifest, YAML or JSON (slack-manifest.yml of this project)
  --team <name>            one more workspace, in which the app is not installed yet; may be said again
  --port <number>          where it listens on 127.0.0.1 (3333)
  --http <url>             deliver by signed HTTP to this address instead of Socket Mode
  --no-rate-limits         never answer 429
  --unlisted               an app sold outside the Marketplace, which may read history only slowly
  --signing-secret <text>  what HTTP deliveries are signed with (a new one)
`;

const { values } = parseArgs({
  options: {
    manifest: { type: 'string' },
    team: { type: 'string', multiple: true, default: [] },
    port: { type: 'string', default: '3333' },
    http: { type: 'string' },
    'no-rate-limits': { type: 'boolean', default: false },
    unlisted: { type: 'boolean', default: false },
    'signing-secret': { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

async function run(): Promise<void> {
  const secret = values['signing-secret'];
  const others = values.team.map(seedOf);
  const workspace = await startWorkspace({
    others,
    port: Number(values.port),
    rateLimits: !values['no-rate-limits'],
    distribution: values.unlisted ? 'unlisted' : 'internal',
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
  for (const { team } of others) process.stdout.write(whereAbout(workspace, team));
  if (values.http) process.stdout.write(await verification(workspace));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void workspace.stop());
}

function whereAbout({ url, authorizeUrl }: Workspace, { name, domain }: Seed['team']): string {
  return `${name} is open at ${url}/#team=${domain}. The app is not there before somebody installs it: its install page sends them to ${authorizeUrl}?…\n`;
}

/** An app that waits for its tokens cannot answer yet; one that was given them earlier can. */
async function verification(workspace: Workspace): Promise<string> {
  const verified = await workspace.verifyRequestUrl();
  if (verified.ok) return 'The app sent the challenge back: its address is verified.\n';
  return `The address is not verified yet: ${verified.why} Once the app runs, choose “Verify request URL” in the workspace menu.\n`;
}

if (values.help) {
  process.stdout.write(USAGE);
} else {
  await run().catch((fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exitCode = 1;
  });
}
