import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived: its headers by lower-case name, and its two bodies decoded. */
export type Received = {
  readonly to: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
  readonly raw: string;
};

export type Mailbox = {
  /** For SMTP_URL. */
  readonly url: string;
  readonly received: readonly Received[];
  /** From now on, each mail to an address is answered so: 550 for good, 451 for a while; null takes it. */
  answer(how: ((to: string) => number | null) | null): void;
  /** Takes the next mails and breaks the connection instead of saying so. */
  loseAnswers(count: number): void;
  stop(): Promise<void>;
};

/** A real mail server in this process. `user` and `password` are asked for where they are given. */
export async function startMailbox(): Promise<Mailbox> {
  const received: Received[] = [];
  let answer: ((to: string) => number | null) | null = null;
  let lost = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      const code = answer?.(address) ?? null;
      if (code === null) return done();
      done(Object.assign(new Error(`no mail for ${address}`), { responseCode: code }));
    },
    async onData(stream, session, done) {
      const raw = await text(stream);
      received.push(
        parse(
          raw,
          session.envelope.rcptTo.map(({ address }) => address),
        ),
      );
      if (lost === 0) return done();
      lost -= 1;
      for (const connection of server.connections) connection.close();
    },
  });
  server.on('error', () => {});
  const listening = once(server.server, 'listening');
  server.listen(0, '127.0.0.1');
  await listening;
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    answer: (how) => void (answer = how),
    loseAnswers: (count) => void (lost = count),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function parse(raw: string, to: readonly string[]): Received {
  const [head = '', body = ''] = halves(raw);
  const headers = headersOf(head);
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1] ?? '';
  const parts = body.split(`--${boundary}`).map((part) => {
    const [own = '', content = ''] = halves(part.replace(/^\r?\n/, ''));
    return { headers: headersOf(own), content };
  });
  const of = (type: string) => {
    const part = parts.find((each) => each.headers['content-type']?.startsWith(type));
    return part ? decoded(part.content, part.headers['content-transfer-encoding'] ?? '') : '';
  };
  return { to, headers, text: of('text/plain'), html: of('text/html'), raw };
}

const halves = (part: string) => {
  const at = part.indexOf('\r\n\r\n');
  return at < 0 ? [part] : [part.slice(0, at), part.slice(at + 4)];
};

const headersOf = (head: string): Record<string, string> =>
  Object.fromEntries(
    head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .flatMap((line) => {
        const at = line.indexOf(': ');
        return at < 0 ? [] : [[line.slice(0, at).toLowerCase(), words(line.slice(at + 2))]];
      }),
  );

/** RFC 2047: what is not ASCII in a header. */
const words = (value: string): string =>
  value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, coded: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(coded, 'base64').toString('utf8')
        : decoded(coded.replaceAll('_', ' '), 'quoted-printable'),
    );

function decoded(content: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(content, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return content.trim();
  const bytes = content
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([\dA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n').trim();
}
