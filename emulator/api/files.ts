import { isRecord, string, type Json } from '../json.ts';
import { emitEvent } from '../delivery/events.ts';
import type { Core } from '../state/core.ts';
import { expectFile, sharesOf, type StoredFile } from '../state/files.ts';
import { change, remove } from '../state/messages.ts';
import { json, required, text } from './args.ts';
import { canvasJson, fileJson, unprocessedJson } from './file-json.ts';
import { announceFile, share, sharePlaces } from './file-share.ts';
import type { Methods } from './method.ts';
import { Refusal, refuseWith } from './refusal.ts';

const write = { scopes: ['files:write'] };
const LONGEST_SNIPPET = 1024 * 1024;
const LONGEST_ALT_TEXT = 1000;

export const files: Methods = {
  'files.getUploadURLExternal': {
    ...write,
    handle(core, args) {
      const name = required(args, 'filename');
      const size = Number(text(args, 'length'));
      if (!Number.isInteger(size) || size < 0) refuseWith('invalid_arguments', ['[ERROR] must be an integer: length']);
      if (size === 0) throw new Refusal('missing_argument');
      if (text(args, 'snippet_type') !== '' && size > LONGEST_SNIPPET) throw new Refusal('snippet_too_large');
      // Slack documents `alt_txt`; its own library sends `alt_text`.
      const altText = text(args, 'alt_txt') || text(args, 'alt_text');
      if (Array.from(altText).length > LONGEST_ALT_TEXT) throw new Refusal('alt_txt_too_large');
      const file = expectFile(core, { name, size, altText, user: core.app.botUserId });
      return { upload_url: `${core.origin()}/upload/v1/${file.ticket}`, file_id: file.id };
    },
  },

  'files.completeUploadExternal': {
    ...write,
    handle(core, args) {
      const uploads = uploadsIn(core, args);
      const places = sharePlaces(core, args);
      for (const { file, title } of uploads) Object.assign(file, { stage: 'complete', title: title || file.title });
      const done = uploads.map(({ file }) => file);
      for (const file of done) announceFile(core, 'file_created', file);
      const answer = done.map((file) => unprocessedJson(core, file));
      share(core, places, done);
      return { files: answer };
    },
  },

  'files.info': {
    scopes: ['files:read'],
    handle(core, args) {
      const id = required(args, 'file');
      const canvas = core.state.canvases.get(id);
      const file = canvas ? canvasJson(core, canvas) : fileJson(core, completeFile(core, id));
      return { file, comments: [], response_metadata: { next_cursor: '' } };
    },
  },

  'files.delete': {
    ...write,
    handle(core, args) {
      const file = completeFile(core, required(args, 'file'));
      if (file.user !== core.app.botUserId) throw new Refusal('cant_delete_file');
      const shares = sharesOf(core, file);
      Object.assign(file, { stage: 'deleted', data: '' });
      for (const message of shares) {
        const channel = core.state.channels.get(message.channel);
        if (!channel) continue;
        const others = message.files?.some((id) => core.state.files.get(id)?.stage === 'complete');
        if (others || message.text !== '' || message.blocks.length > 0) change(core, channel, message, {});
        else remove(core, channel, message);
      }
      emitEvent(core, {
        type: 'file_deleted',
        file_id: file.id,
        channel_ids: shares.map((message) => message.channel),
      });
      return {};
    },
  },
};

function completeFile(core: Core, id: string): StoredFile {
  const file = core.state.files.get(id);
  if (file?.stage === 'deleted') throw new Refusal('file_deleted');
  if (file?.stage !== 'complete') throw new Refusal('file_not_found');
  return file;
}

/** The uploads that a call completes: each one's bytes are there, and none was completed before. */
function uploadsIn(core: Core, args: Json): { file: StoredFile; title: string }[] {
  const given = json(args, 'files', 'invalid_arguments');
  if (given === undefined) refuseWith('invalid_arguments', ['[ERROR] missing required field: files']);
  if (
    !Array.isArray(given) ||
    given.length === 0 ||
    !given.every((each) => isRecord(each) && string(each['id']) !== '')
  )
    refuseWith('invalid_arguments', ['[ERROR] must be a list of objects with an id [json-pointer:/files]']);
  return given.map((each: Json) => {
    const file = core.state.files.get(string(each['id']));
    if (file?.stage !== 'uploaded') throw new Refusal('file_not_found');
    return { file, title: string(each['title']) };
  });
}
