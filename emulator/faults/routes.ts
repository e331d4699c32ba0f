import { parsed } from '../json.ts';
import type { Book } from './book.ts';

type Answered = { status: number; body: object };

/** Orders, shows and takes back faults over HTTP, for people and for tests in another process. */
export function answerFaults(faults: Book, method: string, url: URL, body: string): Answered {
  if (method === 'POST') {
    const ordered = faults.order(parsed(body));
    return 'problems' in ordered ? { status: 400, body: ordered } : { status: 201, body: { id: ordered.id } };
  }
  if (method === 'DELETE') faults.clear(url.searchParams.get('id') ?? undefined);
  else if (method !== 'GET') return { status: 405, body: { problems: ['There are POST, GET and DELETE.'] } };
  return { status: 200, body: { remaining: faults.remaining } };
}
