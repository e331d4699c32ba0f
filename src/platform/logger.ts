import { pino } from 'pino';

export type Logger = pino.Logger;

/** Slack's tokens, and the password in a connection string, wherever in a line they turn up. */
const secrets = /\bx(?:ox[a-z]|app)(?:\.xox[a-z])?-[\w-]+|(?<=:\/\/[^\s:/@"]*:)[^\s@"]+(?=@)/g;
const withoutSecrets = (text: string): string => text.replace(secrets, '[secret]');

/** In production one JSON object a line, for machines; else one short line, for a person. Secrets are taken out of either. */
export function createLogger(
  options: { readonly environment: 'production' | 'development'; readonly logLevel: pino.Level },
  write: (line: string) => void = (line) => void process.stdout.write(line),
): Logger {
  const inShape = options.environment === 'production' ? (line: string) => line : asText;
  return pino(
    {
      level: options.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      redact: {
        paths: ['token', 'password', 'secret', 'authorization', '*.token', '*.password', '*.secret', '*.authorization'],
        censor: '[secret]',
      },
    },
    { write: (line: string) => write(withoutSecrets(inShape(line))) },
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
  const { level, time, msg = '', err, ...rest } = fieldsOf(JSON.parse(line));
  const facts = Object.entries(rest).map(([name, value]) => `  ${name}=${shown(value)}`);
  return `${shown(time).slice(11, 19)} ${shown(level).padEnd(5)} ${shown(msg)}${facts.join('')}\n${errorText(err, '  ')}`;
}

function errorText(err: unknown, indent: string): string {
  if (err === undefined) return '';
  const { stack, message, cause } = fieldsOf(err);
  const lines = shown(stack ?? message).replaceAll('\n', `\n${indent}`);
  return `${indent}${lines}\n${cause === undefined ? '' : `${indent}because:\n${errorText(cause, `${indent}  `)}`}`;
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : { message: value };

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
