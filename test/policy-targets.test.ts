import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../emulator/workspace.ts';
import { runPolicyCommand } from '../src/policy-command.ts';
import { written, type Replaced } from './support/written.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.stop());

const settings = () => ({ SLACK_BOT_TOKEN: workspace.botToken, SLACK_API_URL: workspace.apiUrl });

async function check(env: Record<string, string>, ...replaced: Replaced) {
  const policy = await written('src/default-policy.yml', ...replaced);
  const { out = '', error = '', code } = await runPolicyCommand(['check', policy.file], env);
  await policy.remove();
  const said = `${out}${error}`.replaceAll(policy.file, 'policy.yml').split('\n');
  return { said, code };
}

const front = 'page: [{ user: bruno@example.com }, { user: marta@example.com }]';

test('with the token of a workspace, a policy of people and groups that are there is good', async () => {
  const known = 'page: [{ user: "@bruno" }, { usergroup: payments-experts }]';
  const { said, code } = await check(settings(), [front, known]);
  expect(said.at(-1)).toMatch(/^policy\.yml is good/);
  expect(code).toBe(0);
});

test('whoever can not be paged is said where the file names them, and why, all at once', async () => {
  const leaver = workspace.as('luis').id;
  workspace.restrict('marta', true);
  workspace.dismiss('luis');
  const pages = `page: [{ user: "@marta" }, { user: ${leaver} }, { user: nobody@example.com }, { usergroup: crew }]`;
  const { said, code } = await check(settings(), [front, pages]);
  expect(code).toBe(1);
  expect(said.map((line) => line.replace(/^policy\.yml:\d+:\d+: escalation_paths\.default\./, ''))).toEqual([
    'tiers[0].page[0].user names @marta, who is a guest and can not be paged',
    `tiers[0].page[1].user names ${leaver}, who is deactivated and can not be paged`,
    'tiers[0].page[2].user names nobody@example.com, which is the address, id or handle of nobody active in this workspace',
    'tiers[0].page[3].usergroup names usergroup crew, which is no user group of this workspace',
    'tiers[2].page[0].user names luis@example.com, who is deactivated and can not be paged',
    expect.stringMatching(/^policy\.yml:\d+:\d+: roles\.escalation_manager\.user names luis@example\.com/),
    expect.stringMatching(/^policy\.yml:\d+:\d+: customers\.approvers\[1\]\.user names luis@example\.com/),
    '7 mistakes',
  ]);
});

test('where Slack can not be asked, it is said why, and nothing is called good', async () => {
  const { said, code } = await check({ ...settings(), SLACK_BOT_TOKEN: 'xoxb-wrong' });
  expect(said.join()).toMatch(/could not be checked: Slack could not be asked \(invalid_auth\)/);
  expect(code).toBe(2);
});

test('without a token nobody is asked', async () => {
  const { said, code } = await check({}, [front, 'page: [{ user: nobody@example.com }]']);
  expect(said.at(-1)).toMatch(/is good/);
  expect(code).toBe(0);
});
