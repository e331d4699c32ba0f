import { expect, test } from 'vitest';
import { localSettings } from '../../local/desk.ts';
import { readConfig } from '../../src/config.ts';

const given = { DATABASE_URL: 'postgres://127.0.0.1/relevo', SLACK_BOT_TOKEN: 'xoxb-1' };
const portFor = (env: NodeJS.ProcessEnv) => {
  const read = readConfig(localSettings({ ...given, ...env }));
  return read.ok ? read.config.port : read;
};

test('over HTTP Slack finds Relevo on the port of the documentation, or of PORT', () => {
  expect(portFor({ SLACK_SIGNING_SECRET: 's' })).toBe(8080);
  expect(portFor({ SLACK_SIGNING_SECRET: 's', PORT: '9000' })).toBe(9000);
});

test('where nobody comes in from outside any free port will do', () => {
  expect(portFor({ SLACK_APP_TOKEN: 'xapp-1' })).toBe(0);
  expect(portFor({ SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' })).toBe(0);
});
