import { act, me } from './wire.ts';

export type Uploaded = { id: string } | { error: string };

/** Sends a chosen file where the workspace wants it. */
export async function upload(viewId: string, blockId: string, actionId: string, file: File): Promise<Uploaded> {
  const at = { as: me(), viewId, blockId, actionId };
  const answer = await act({ do: 'attach', ...at, name: file.name, size: file.size });
  if (!answer.upload) return { error: answer.error ?? 'That file could not be sent.' };
  try {
    const sent = await fetch(answer.upload.url, { method: 'POST', body: file });
    return sent.ok ? { id: answer.upload.id } : { error: await sent.text() };
  } catch {
    return { error: 'The local workspace did not answer. Is it still running?' };
  }
}
