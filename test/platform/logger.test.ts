import { describe, expect, test } from 'vitest';
import { createLogger } from '../../src/platform/logger.ts';

function logged(
  environment: 'production' | 'development',
  write: (log: ReturnType<typeof createLogger>) => void,
): string {
  const lines: string[] = [];
  write(createLogger({ environment, logLevel: 'info' }, (line) => lines.push(line)));
  return lines.join('');
}

describe('the log', () => {
  test('is one JSON object a line in production', () => {
    const text = logged('production', (log) => log.warn({ errand: 7 }, 'it will be tried again'));
    expect(text.endsWith('\n')).toBe(true);
    expect(JSON.parse(text)).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      errand: 7,
      msg: 'it will be tried again',
    });
  });

  test('is a line for people elsewhere, with the error and what caused it', () => {
    const text = logged('development', (log) => {
      const err = new Error('the send failed', { cause: new Error('the socket closed') });
      log.error({ err, errand: 7 }, 'given up');
    });
    expect(text).toMatch(/^\d\d:\d\d:\d\d error given up {2}errand=7\n {2}Error: the send failed\n/);
    expect(text).toContain('because:\n    Error: the socket closed');
  });

  test('says nothing below its level', () => {
    expect(logged('development', (log) => log.debug('a detail'))).toBe('');
  });

  test.each(['production', 'development'] as const)('holds no secret in %s, wherever it stands', (environment) => {
    const url = 'postgres://relevo:hunter2@db:5432/relevo';
    const text = logged(environment, (log) => {
      log.error(
        { err: new Error(`xoxb-123-abc was refused by ${url}`), url: 'rediss://:hunter2@cache' },
        'xapp-1-A1-secret',
      );
      log.info({ token: 'hunter2', slack: { token: 'hunter2' } }, 'a token of xoxe.xoxp-1-secret');
    });
    expect(text).toContain('[secret] was refused by postgres://relevo:[secret]@db:5432/relevo');
    expect(text).not.toMatch(/hunter2|abc|A1-secret|1-secret/);
  });

  test('keeps of an error what is named in a list, not the request or the row that a driver hangs on it', () => {
    const err = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (email)=(ana@example.com) already exists.',
      request: { headers: { cookie: 'canary' } },
    });
    const text = logged('production', (log) => log.error({ err }, 'not saved'));
    expect(JSON.parse(text).err).toEqual({
      type: 'Error',
      message: 'duplicate key',
      code: '23505',
      stack: expect.any(String),
    });
  });
});
