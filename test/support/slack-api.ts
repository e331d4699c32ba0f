import nock from 'nock';

export const apiUrl = 'http://slack.test/api/';

export type Call = { readonly method: string; readonly args: Readonly<Record<string, string>> };
type Answer = { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: object };

export type SlackApi = {
  /** Every call that arrived, in order. */
  readonly calls: Call[];
  /** The next calls of a method (or of `method channel`) are answered so, one each; then as Slack does when all is well. */
  answers(method: string, ...answers: Answer[]): void;
  /** Every call of a method that nothing else was ordered for is answered so. */
  always(method: string, body: object): void;
  /** What was ordered is forgotten: all is well again. */
  recovers(): void;
  stop(): void;
};

export const refuses = (error: string): Answer => ({ body: { ok: false, error } });
export const limits = (seconds: number): Answer => ({
  status: 429,
  headers: { 'retry-after': String(seconds) },
  body: { ok: false, error: 'ratelimited' },
});
export const breaks: Answer = { status: 500 };

/** Slack's Web API at the edge of the process: what is sent is kept, and what is answered can be ordered. */
export function startSlackApi(): SlackApi {
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
  const calls: Call[] = [];
  const ordered = new Map<string, Answer[]>();
  const usual = new Map<string, object>();
  nock('http://slack.test')
    .persist()
    .post(/^\/api\//)
    .reply(async (request: Request) => {
      const method = new URL(request.url).pathname.slice('/api/'.length);
      const args = Object.fromEntries(new URLSearchParams(await request.text()));
      calls.push({ method, args });
      const {
        status = 200,
        headers = {},
        body: answer = usual.get(method) ?? wellAnswered(method, args, calls.length),
      } = (ordered.get(`${method} ${args['channel']}`) ?? ordered.get(method))?.shift() ?? {};
      return [status, answer, headers];
    });
  return {
    calls,
    answers: (method, ...answers) => void ordered.set(method, [...(ordered.get(method) ?? []), ...answers]),
    always: (method, body) => void usual.set(method, body),
    recovers: () => ordered.clear(),
    stop() {
      nock.cleanAll();
      nock.enableNetConnect();
    },
  };
}

function wellAnswered(method: string, args: Readonly<Record<string, string>>, count: number): object {
  const ts = `1763900000.${String(count).padStart(6, '0')}`;
  switch (method) {
    case 'chat.postMessage':
      return { ok: true, channel: args['channel'], ts };
    case 'conversations.create':
      return { ok: true, channel: { id: `C-${args['name']}`, name: args['name'] } };
    case 'auth.test':
      return { ok: true, bot_id: 'B-RELEVO', user_id: 'U-RELEVO' };
    case 'conversations.open':
      return { ok: true, channel: { id: `D-${args['users']}` } };
    case 'conversations.history':
    case 'conversations.replies':
      return { ok: true, messages: [] };
    case 'conversations.list':
      return { ok: true, channels: [{ id: 'C-NOBODY', name: 'nobody-answered' }] };
    case 'users.conversations':
      return { ok: true, channels: [] };
    case 'bookmarks.list':
      return { ok: true, bookmarks: [] };
    default:
      return { ok: true };
  }
}
