import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { FeedFault, fetchFeed, readFeedFile } from '../../src/platform/feed.ts';

let server: Server | undefined;
afterEach(() => server?.close());

async function serve(listener: RequestListener): Promise<string> {
  const own = createServer(listener);
  server = own;
  await new Promise<void>((listening) => void own.listen(0, '127.0.0.1', listening));
  const address = own.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/private-4711/basic.ics`;
}

const fetched = (url: string, etag: string | null = null) => fetchFeed(url, etag, 'public and loopback');

describe('a calendar on the network', () => {
  test('is had with its tag, and not again while it is the same', async () => {
    const url = await serve((request, response) => {
      if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end();
      return response.writeHead(200, { etag: '"1"' }).end('BEGIN:VCALENDAR');
    });
    expect(await fetched(url)).toEqual({ text: 'BEGIN:VCALENDAR', etag: '"1"' });
    expect(await fetched(url, '"1"')).toBe('unchanged');
  });

  test('is followed to where it moved, but not in circles', async () => {
    const url = await serve((request, response) =>
      request.url === '/there' ? response.end('moved') : response.writeHead(302, { location: '/there' }).end(),
    );
    expect(await fetched(url)).toEqual({ text: 'moved', etag: null });
    const round = await serve((_, response) => response.writeHead(302, { location: '/again' }).end());
    await expect(fetched(round)).rejects.toThrow(new FeedFault('refused', 'its server leads in circles'));
  });

  test('is not asked for in the network that Relevo runs in, also when an address leads there', async () => {
    const url = await serve((_, response) => response.end('secret'));
    await expect(fetchFeed(url, null, 'public')).rejects.toThrow('its address is not one that may be asked');
    const leading = await serve((_, response) => response.writeHead(302, { location: 'https://10.0.0.1/' }).end());
    await expect(fetched(leading)).rejects.toThrow('its address is not one that may be asked');
  });

  test('that is too large is broken off', async () => {
    const url = await serve((_, response) => {
      response.on('error', () => {});
      response.end('x'.repeat(5 * 1024 * 1024));
    });
    await expect(fetched(url)).rejects.toThrow('it is larger than 4 megabytes');
  });

  test('that can’t be had says why, and never its address', async () => {
    const url = await serve((_, response) => response.writeHead(404).end());
    const refused: unknown = await fetched(url).catch((error: unknown) => error);
    expect(refused).toEqual(new FeedFault('refused', 'its server answers 404'));
    expect(JSON.stringify(refused) + String(refused)).not.toContain('4711');
    server?.close();
    server?.closeAllConnections();
    await expect(fetched(url)).rejects.toThrow('its server does not answer');
    await expect(readFeedFile('/nowhere/4711.ics')).rejects.toThrow(new FeedFault('no_file', 'its file can’t be read'));
  });
});
