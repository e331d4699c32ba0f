import type { Json } from '../json.ts';
import { markdownOf, type Canvas } from '../state/canvases.ts';
import type { Core } from '../state/core.ts';
import { kindOf, sharesOf, type StoredFile } from '../state/files.ts';

/** A file as the Web API and messages show it. */
export function fileJson(core: Core, file: StoredFile): Json {
  const { mimetype, filetype, pretty } = kindOf(file.name);
  const shares = sharesOf(core, file).flatMap((message) => {
    const channel = core.state.channels.get(message.channel);
    return channel ? [{ channel, message }] : [];
  });
  const ids = (kind: string) => [
    ...new Set(shares.filter((one) => one.channel.kind === kind).map((one) => one.channel.id)),
  ];
  return {
    ...commonJson(core, file),
    name: file.name,
    mimetype,
    filetype,
    pretty_type: pretty,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_public: ids('public').length > 0,
    ...(file.altText === '' ? {} : { alt_txt: file.altText }),
    channels: ids('public'),
    groups: [...ids('private'), ...ids('group')],
    ims: ids('dm'),
    shares: {
      ...sharesJson(
        core,
        'public',
        shares.filter((one) => one.channel.kind === 'public'),
      ),
      ...sharesJson(
        core,
        'private',
        shares.filter((one) => one.channel.kind !== 'public'),
      ),
    },
  };
}

/** What completing an upload answers: Slack looks at the file and shares it afterwards, so nothing of that is known yet. */
export function unprocessedJson(core: Core, file: StoredFile): Json {
  const unknown = { mimetype: '', filetype: '', pretty_type: '', is_public: false };
  const unshared = { channels: [], groups: [], ims: [], shares: {} };
  return { ...fileJson(core, file), ...unknown, ...unshared };
}

/** A canvas as `files.info` shows it. */
export function canvasJson(core: Core, canvas: Canvas): Json {
  const channel = canvas.channel === null ? undefined : core.state.channels.get(canvas.channel);
  const isIn = (kind: string) => (channel?.kind === kind ? [channel.id] : []);
  return {
    ...commonJson(core, { ...canvas, user: canvas.creator, name: 'canvas' }),
    name: canvas.title,
    mimetype: 'application/vnd.slack-docs',
    filetype: 'quip',
    pretty_type: 'Canvas',
    editable: true,
    size: Buffer.byteLength(markdownOf(canvas)),
    mode: 'quip',
    is_public: channel?.kind === 'public',
    channels: isIn('public'),
    groups: [...isIn('private'), ...isIn('group')],
    ims: isIn('dm'),
    ...(canvas.isChannelCanvas ? { is_channel_space: true, linked_channel_id: canvas.channel } : {}),
    updated: Math.floor(canvas.updated / 1000),
    quip_thread_id: canvas.id,
  };
}

function commonJson(
  core: Core,
  { id, title, user, created, name }: { id: string; title: string; user: string; created: number; name: string },
): Json {
  const place = `${core.origin()}/files-pri/${core.team.id}-${id}`;
  const address = `${encodeURIComponent(name)}`;
  const seconds = Math.floor(created / 1000);
  return {
    id,
    created: seconds,
    timestamp: seconds,
    title,
    user,
    user_team: core.team.id,
    is_external: false,
    external_type: '',
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    file_access: 'visible',
    url_private: `${place}/${address}`,
    url_private_download: `${place}/download/${address}`,
    permalink: `https://${core.team.domain}.slack.com/files/${user}/${id}/${address}`,
    has_rich_preview: false,
  };
}

type Share = { channel: { id: string; name: string }; message: { ts: string; threadTs: string | null } };

function sharesJson(core: Core, kind: 'public' | 'private', shares: readonly Share[]): Json {
  if (shares.length === 0) return {};
  const places = Map.groupBy(shares, (share) => share.channel.id);
  const listed = [...places].map(([id, those]) => [
    id,
    those.map(({ channel, message }) => ({
      ts: message.ts,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
      channel_name: channel.name,
      team_id: core.team.id,
    })),
  ]);
  return { [kind]: Object.fromEntries(listed) };
}
