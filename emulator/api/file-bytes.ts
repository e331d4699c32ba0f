import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { canRead } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { kindOf, sharesOf, type StoredFile } from '../state/files.ts';
import type { Person } from '../state/people.ts';
import type { Answer } from './answer.ts';
import { hasScope } from './method.ts';
import { recorded } from './recorded.ts';

/** Pictures that cannot carry a script. */
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/**
 * Takes the bytes of an upload: as they are, or as a file of a form. They may be sent again until the upload is completed. A
 * call of `upload` to faults and log, which see the size alone. `null` when the connection is to be cut instead.
 */
export async function takeUpload(
  core: Core,
  ticket: string,
  headers: IncomingHttpHeaders,
  body: Buffer<ArrayBuffer>,
): Promise<Answer | null> {
  const file = [...core.state.files.values()].find((each) => each.ticket === ticket);
  const bytes = await bytesOf(headers, body);
  const args = { ...(file ? { file: file.id } : {}), size: bytes?.length ?? 0 };
  return recorded(core, 'upload', args, {
    carryOut: () => stored(file, bytes),
    refuse: (error) => text(400, error),
  });
}

function stored(file: StoredFile | undefined, bytes: Buffer | null): Answer {
  if (!file || file.stage === 'complete' || file.stage === 'deleted') return text(404, 'Not found');
  if (!bytes) return text(400, 'There is no file in this form.');
  if (bytes.length !== file.size) return text(400, `${file.size} bytes were announced, and ${bytes.length} came.`);
  Object.assign(file, { stage: 'uploaded', data: bytes.toString('base64') });
  return text(200, `OK - ${bytes.length}`);
}

function text(status: number, body: string): Answer {
  return { status, body, headers: {} };
}

async function bytesOf(headers: IncomingHttpHeaders, body: Buffer<ArrayBuffer>): Promise<Buffer | null> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null);
  const part = [...(form?.values() ?? [])].find((value) => typeof value !== 'string');
  return part ? Buffer.from(await part.arrayBuffer()) : null;
}

/** Gives the app a file by its `url_private`; `null` where Slack would show a sign-in page instead. */
export function fileForApp(core: Core, path: string, headers: IncomingHttpHeaders): StoredFile | null {
  const id = /^\/files-pri\/[A-Z0-9]+-(F[A-Z0-9]+)\//.exec(path)?.[1] ?? '';
  const file = core.state.files.get(id);
  const access = core.installation.find(headers.authorization?.replace(/^Bearer /, '') ?? '');
  const mayRead = access !== undefined && core.installation.isLive(access) && hasScope(core, 'files:read');
  return mayRead && file?.stage === 'complete' ? file : null;
}

/** A file for somebody's window: what stands in a conversation that they can read. */
export function fileForPerson(core: Core, id: string, person: Person): StoredFile | null {
  const file = core.state.files.get(id);
  if (file?.stage !== 'complete') return null;
  const shown = sharesOf(core, file).some((message) => {
    const channel = core.state.channels.get(message.channel);
    return channel !== undefined && canRead(channel, person);
  });
  return shown ? file : null;
}

/** Pictures are shown where they stand; anything else is a download, so that no file of an app runs as a page of this one. */
export function sendFile(response: ServerResponse, file: StoredFile): void {
  const { mimetype } = kindOf(file.name);
  const isPicture = PICTURES.includes(mimetype);
  const name = encodeURIComponent(file.name).replaceAll("'", '%27');
  response.writeHead(200, {
    'content-type': isPicture ? mimetype : 'application/octet-stream',
    'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(Buffer.from(file.data, 'base64'));
}
