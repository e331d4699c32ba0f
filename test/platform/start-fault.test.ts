import { expect, test } from 'vitest';
import { startFaultOf } from '../../src/platform/start-fault.ts';

const slackError = (error: string) =>
  Object.assign(new Error('An API error occurred'), {
    code: 'slack_webapi_platform_error',
    data: { ok: false, error },
  });
const withCode = (code: string) => Object.assign(new Error('connect failed to 10.1.2.3 as relevo'), { code });

test('a token that Slack refuses must be mended, and the sentence says which settings', () => {
  expect(startFaultOf(slackError('invalid_auth'))).toEqual({
    says: 'Slack refuses the tokens (invalid_auth): check SLACK_BOT_TOKEN and SLACK_APP_TOKEN.',
    mend: true,
  });
});

test('a wrong password of the database must be mended, also behind the error of a migration', () => {
  const fault = startFaultOf(new Error('The migration failed.', { cause: withCode('28P01') }));
  expect(fault).toMatchObject({ mend: true, says: expect.stringContaining('DATABASE_URL') });
});

test('a database that is not there is worth another try, and no address is told', () => {
  const fault = startFaultOf(withCode('ECONNREFUSED'));
  expect(fault).toMatchObject({ mend: false, says: expect.stringContaining('ECONNREFUSED') });
  expect(fault?.says).not.toMatch(/10\.1\.2\.3|as relevo/);
});

test('what nobody foresaw is left as it is', () => {
  expect(startFaultOf(new TypeError('x is not a function'))).toBeNull();
});
