import { readFileSync } from 'node:fs';
import { readManifest } from '../rules/manifest.ts';
import { secret, stableId, stableNumber } from './ids.ts';

export type Manifest = ReturnType<typeof readManifest>['manifest'];

/** The one app of this run as its manifest describes it, with its credentials, and who it is in one workspace. */
export type App = {
  id: string;
  name: string;
  botId: string;
  botUserId: string;
  manifest: Manifest;
  appToken: string;
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  /** The old shared secret that payloads still carry. */
  verificationToken: string;
};

export type Tokens = { botToken?: string; appToken?: string; signingSecret?: string; clientSecret?: string };

/** Throws a sentence per fault when the manifest cannot be used. */
export function readApp(manifestPath: string, tokens: Tokens): App {
  const { manifest, problems } = readManifest(readFileSync(manifestPath, 'utf8'));
  if (problems.length > 0) throw new Error(`${manifestPath} is not a valid app manifest.\n${problems.join('\n')}`);
  const name = manifest.appName;
  return {
    id: stableId('A', name),
    name,
    botId: stableId('B', name),
    botUserId: stableId('U', `app ${name}`),
    manifest,
    appToken: tokens.appToken ?? `xapp-1-${stableId('A', name)}-${secret(40)}`,
    signingSecret: tokens.signingSecret ?? secret(32),
    clientId: `${stableNumber(`team ${name}`)}.${stableNumber(`client ${name}`)}`,
    clientSecret: tokens.clientSecret ?? secret(32),
    verificationToken: secret(24),
  };
}

/** The same app as it is in another workspace: with a bot user of that workspace. */
export function appIn(team: string, app: App): App {
  return {
    ...app,
    botId: stableId('B', `${team} ${app.name}`),
    botUserId: stableId('U', `${team} app ${app.name}`),
  };
}
