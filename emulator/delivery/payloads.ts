import type { Json } from '../json.ts';
import { messageJson } from '../api/message-json.ts';
import type { Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import type { StoredMessage } from '../state/messages.ts';
import type { Person } from '../state/people.ts';
import { chosenPlaces, newResponseUrl } from '../state/response-urls.ts';
import { newTrigger } from '../state/triggers.ts';
import { viewJson, type View } from '../state/views.ts';

/**
 * What the app is sent, key for key as Slack sends it. None has a `name` at the top: Bolt would take it for a request for options.
 */
type Where = { channel: Channel; message: StoredMessage } | { view: View };

export function commandPayload(core: Core, person: Person, channel: Channel, command: string, text: string): Json {
  return {
    token: core.app.verificationToken,
    team_id: core.team.id,
    team_domain: core.team.domain,
    channel_id: channel.id,
    channel_name: shownName(channel),
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: core.app.id,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(core, 'commands', { person: person.id, channel: channel.id, original: null }),
    trigger_id: newTrigger(core, person.id, null, channel.id),
  };
}

export function globalShortcutPayload(core: Core, person: Person, callbackId: string): Json {
  return {
    type: 'shortcut',
    token: core.app.verificationToken,
    action_ts: core.stamps.next(),
    team: teamRef(core),
    user: { id: person.id, username: person.name, team_id: teamOf(core, person) },
    is_enterprise_install: false,
    enterprise: null,
    callback_id: callbackId,
    trigger_id: newTrigger(core, person.id),
  };
}

export function messageShortcutPayload(
  core: Core,
  person: Person,
  callbackId: string,
  channel: Channel,
  message: StoredMessage,
): Json {
  return {
    type: 'message_action',
    token: core.app.verificationToken,
    action_ts: core.stamps.next(),
    team: teamRef(core),
    user: { id: person.id, username: person.name, team_id: teamOf(core, person), name: person.name },
    channel: { id: channel.id, name: shownName(channel) },
    is_enterprise_install: false,
    enterprise: null,
    callback_id: callbackId,
    trigger_id: newTrigger(core, person.id, null, channel.id),
    response_url: newResponseUrl(core, 'app', { person: person.id, channel: channel.id, original: null }),
    message_ts: message.ts,
    message: messageJson(core, message),
  };
}

/** A click, choice or entry in an element: `action` is what it carries. */
export function actionPayload(core: Core, person: Person, where: Where, action: Json): Json {
  const view = 'view' in where ? where.view.id : null;
  return {
    ...interaction(core, person, 'block_actions'),
    ...place(core, person, where),
    trigger_id: newTrigger(core, person.id, view, 'view' in where ? null : where.channel.id),
    ...('view' in where
      ? {}
      : {
          response_url: newResponseUrl(core, 'actions', {
            person: person.id,
            channel: where.channel.id,
            original: where.message.ts,
          }),
          state: { values: where.message.values.get(person.id) ?? {} },
        }),
    actions: [{ ...action, action_ts: core.stamps.next() }],
  };
}

export function suggestionPayload(
  core: Core,
  person: Person,
  where: Where,
  blockId: string,
  actionId: string,
  value: string,
): Json {
  return {
    ...interaction(core, person, 'block_suggestion'),
    ...place(core, person, where),
    action_id: actionId,
    block_id: blockId,
    value,
  };
}

export function submissionPayload(core: Core, person: Person, view: View): Json {
  return {
    ...interaction(core, person, 'view_submission'),
    trigger_id: newTrigger(core, person.id, view.id),
    view: viewJson(core, view),
    response_urls: chosenPlaces(core, view).map((place) => ({
      ...place,
      response_url: newResponseUrl(core, 'app', { person: person.id, channel: place.channel_id, original: null }),
    })),
  };
}

/** Tells that a view was closed. Nothing can be opened in answer, so there is no trigger, and what was entered is not sent. */
export function closedPayload(core: Core, person: Person, view: View, isCleared: boolean): Json {
  return {
    ...interaction(core, person, 'view_closed'),
    view: { ...viewJson(core, view), state: { values: {} } },
    is_cleared: isCleared,
  };
}

function interaction(core: Core, person: Person, type: string): Json {
  return {
    type,
    team: teamRef(core),
    user: { id: person.id, username: person.name, name: person.name, team_id: teamOf(core, person) },
    api_app_id: core.app.id,
    token: core.app.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

function place(core: Core, person: Person, where: Where): Json {
  if ('view' in where) {
    return { container: { type: 'view', view_id: where.view.id }, view: viewJson(core, where.view) };
  }
  const { channel, message } = where;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: message.ephemeralTo === person.id,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    channel: { id: channel.id, name: shownName(channel) },
    ...(message.ephemeralTo ? {} : { message: messageJson(core, message) }),
  };
}

function teamRef(core: Core): Json {
  return { id: core.team.id, domain: core.team.domain };
}

/** In a shared channel people keep their own team; `team` of a payload is where the app is installed. */
function teamOf(core: Core, person: Person): string {
  return person.teamId ?? core.team.id;
}

function shownName(channel: Channel): string {
  return { public: channel.name, private: 'privategroup', dm: 'directmessage', group: channel.name }[channel.kind];
}
