import type { Core } from './core.ts';
import { newId, secret } from './ids.ts';
import type { StoredMessage } from './messages.ts';

/**
 * A file on its way: Slack hands out an address, the bytes are sent there, and only then is it complete and can be shown.
 * What is never completed is never seen.
 */
export type StoredFile = {
  id: string;
  name: string;
  title: string;
  altText: string;
  /** In bytes, as announced. */
  size: number;
  user: string;
  created: number;
  stage: 'awaited' | 'uploaded' | 'complete' | 'deleted';
  /** The last part of the address that takes the bytes. */
  ticket: string;
  /** The bytes in base64, so that a file of the whole state can hold them. */
  data: string;
};

/** By the ending of a name: the media type, Slack's word for it and Slack's name of it. */
const KINDS: Record<string, [mimetype: string, filetype: string, pretty: string]> = {
  png: ['image/png', 'png', 'PNG'],
  jpg: ['image/jpeg', 'jpg', 'JPEG'],
  jpeg: ['image/jpeg', 'jpg', 'JPEG'],
  gif: ['image/gif', 'gif', 'GIF'],
  webp: ['image/webp', 'webp', 'WebP'],
  svg: ['image/svg+xml', 'svg', 'SVG'],
  pdf: ['application/pdf', 'pdf', 'PDF'],
  txt: ['text/plain', 'text', 'Plain Text'],
  log: ['text/plain', 'text', 'Plain Text'],
  md: ['text/markdown', 'markdown', 'Markdown (raw)'],
  csv: ['text/csv', 'csv', 'CSV'],
  html: ['text/html', 'html', 'HTML'],
  json: ['application/json', 'json', 'JSON'],
  zip: ['application/zip', 'zip', 'Zip'],
  mp4: ['video/mp4', 'mp4', 'MPEG 4 Video'],
};

export function kindOf(name: string): { mimetype: string; filetype: string; pretty: string } {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const known = Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined;
  const [mimetype, filetype, pretty] = known ?? ['application/octet-stream', 'binary', 'Binary'];
  return { mimetype, filetype, pretty };
}

export function expectFile(core: Core, fields: Pick<StoredFile, 'name' | 'altText' | 'size' | 'user'>): StoredFile {
  const file: StoredFile = {
    ...fields,
    id: newId('F'),
    title: fields.name,
    created: core.clock.now(),
    stage: 'awaited',
    ticket: secret(40),
    data: '',
  };
  core.state.files.set(file.id, file);
  return file;
}

/** Where the message stands that shows the file, newest last. */
export function sharesOf(core: Core, file: StoredFile): StoredMessage[] {
  return [...core.state.messages.values()].flatMap((messages) =>
    messages.filter((message) => message.files?.includes(file.id)),
  );
}

/** The files of a message that are still there. */
export function filesOf(core: Core, message: StoredMessage): StoredFile[] {
  return (message.files ?? []).flatMap((id) => {
    const file = core.state.files.get(id);
    return file?.stage === 'complete' ? [file] : [];
  });
}
