import { pino } from 'pino';

export type Logger = pino.Logger;
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Slack's tokens, and the password in a connection string, wherever in a line they turn up. */
const secrets = /\bx(?:ox[a-z]|app)(?:\.xox[a-z])?-[\w-]+|(?<=:\/\/[^\s:/@"]*:)[^\s@"]+(?=@)/g;
export const withoutSecrets = (text: string): string => text.replace(secrets, '[secret]');

/** One JSON object a line for machines, or one short line for a person. Secrets are taken out of either. */
export function createLogger(
  options: { readonly level: LogLevel; readonly format: 'json' | 'text' },
  write: (line: string) => void = (line) => void process.stdout.write(line),
): Logger {
  const { level, format } = options;
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      redact: {
        paths: ['token', 'password', 'secret', 'authorization', '*.token', '*.password', '*.secret', '*.authorization'],
        censor: '[secret]',
      },
    },
    { write: (line: string) => write(withoutSecrets(format === 'json' ? line : asText(line))) },
  );
}

/**
 * What of an error may be kept. The drivers' errors carry whole requests, headers and rows; this is a list of what is
 * allowed, so that whatever they add next stays out.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: typeof error === 'string' ? error : 'not an Error' };
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : undefined;
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** `14:03:07 warn  an errand will be tried again  errand=7`, and an error's stack under it. */
function asText(line: string): string {
  const entry: unknown = JSON.parse(line);
  if (typeof entry !== 'object' || entry === null) return line;
  const { level, time, msg, err, ...rest } = entry as Record<string, unknown>;
  const facts = Object.entries(rest).map(
    ([name, value]) => `  ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `${String(time).slice(11, 19)} ${String(level).padEnd(5)} ${String(msg ?? '')}${facts.join('')}\n${errorText(err, '  ')}`;
}

function errorText(err: unknown, indent: string): string {
  if (typeof err !== 'object' || err === null) return '';
  const { stack, message, cause } = err as Record<string, unknown>;
  const lines = String(stack ?? message).replaceAll('\n', `\n${indent}`);
  return `${indent}${lines}\n${cause === undefined ? '' : `${indent}because:\n${errorText(cause, `${indent}  `)}`}`;
}
