import type { Machine } from '../acts/act.ts';
import { wordsOf } from '../json.ts';
import { directMessage, isDirect, type Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { messageAt, messagesOf, type StoredMessage } from '../state/messages.ts';
import { personCalled } from '../state/people.ts';
import { homeOf, stackOf } from '../state/views.ts';
import { messageHandle, textOf, type MessageHandle } from './message.ts';
import { channelCalled, channelsCalled, createStage, type Stage } from './stage.ts';
import { modalHandle, viewHandle, viewText, type ModalHandle, type ViewHandle } from './view.ts';

type Place = {
  say(text: string): Promise<MessageHandle>;
  /** Resolves when the app has acknowledged; throws what Slack shows when it did not. */
  command(text: string): Promise<void>;
  messages(): MessageHandle[];
  join(): Promise<void>;
  leave(): Promise<void>;
};

/** Somebody using Slack, for tests: they do what people do, and wait for what people see. */
export type Actor = {
  readonly id: string;
  in(channel: string): Place;
  /** Opens the direct messages with several people, named by handle. */
  group(...handles: string[]): Promise<Place>;
  messages(channel: string): MessageHandle[];
  /** Waits for a message, an updated one as well. Messages of the channel itself come before replies, newest first. */
  sees(channel: string | RegExp, pattern: RegExp): Promise<MessageHandle>;
  /** Waits for a message in the direct messages with the app. */
  dm(pattern: RegExp): Promise<MessageHandle>;
  /** The direct messages with the app, oldest first. */
  dms(): MessageHandle[];
  /** Waits until the modal on top has this in its title or text. */
  modal(pattern?: RegExp): Promise<ModalHandle>;
  /** How many modals are open. */
  readonly modals: number;
  /** Runs a global shortcut, by name or callback_id. */
  shortcut(name: string): Promise<void>;
  /** Opens the app's Home and waits for it, until it says `pattern` if that is given. */
  home(pattern?: RegExp): Promise<ViewHandle>;
  /** What Slack tells this person when an app fails. */
  readonly notices: string[];
  /** The channels this person is in, by name. */
  readonly channels: string[];
  setLocale(given: { locale?: string; tz?: string }): Promise<void>;
};

export function createActor(core: Core, machine: Machine, name: string): Actor {
  const stage = createStage(core, machine, name);
  const { person } = stage;
  const app = () => directMessage(core, core.app.botUserId, person.id);

  return {
    id: person.id,
    in: (channel) => placeOf(stage, channel),
    async group(...handles) {
      const others = handles.map((handle) => personCalled(core, handle).id);
      const { channel = '' } = await stage.act({ do: 'open-group', as: person.id, with: others });
      return placeOf(stage, channel);
    },
    messages: (channel) => messagesIn(stage, [channelCalled(stage, channel)]),
    async sees(channel, pattern) {
      const look = () => channelsCalled(stage, channel);
      return awaited(stage, look, pattern, `in ${channel}`);
    },
    dm(pattern) {
      const look = () => [app()].filter((channel) => channel !== undefined);
      return awaited(stage, look, pattern, `in the direct messages of ${core.app.name}`);
    },
    dms: () =>
      messagesIn(
        stage,
        [app()].filter((channel) => channel !== undefined),
      ),
    async modal(pattern = /(?:)/) {
      const top = () => stackOf(core, person.id).at(-1);
      const words = (view = top()) =>
        view ? `${wordsOf(view.content['title'])}\n${viewText(stage, view)}` : 'no modal is open';
      const found = await stage.until(
        () => [top()].find((view) => view !== undefined && pattern.test(words(view))),
        () => `@${person.name} never saw a modal with ${pattern}. On top: ${words()}`,
      );
      return modalHandle(stage, found);
    },
    get modals() {
      return stackOf(core, person.id).length;
    },
    async shortcut(called) {
      const known = core.app.manifest.shortcuts.find((each) => each.name === called || each.callbackId === called);
      if (known?.type !== 'global') throw new Error(`There is no global shortcut “${called}”.`);
      await stage.act({ do: 'shortcut', as: person.id, callbackId: known.callbackId });
    },
    async home(pattern = /(?:)/) {
      await stage.act({ do: 'open-home', as: person.id });
      const found = await stage.until(
        () => [homeOf(core, person.id)].find((view) => view !== undefined && pattern.test(viewText(stage, view))),
        () => `The Home of @${person.name} never said ${pattern}.`,
      );
      return viewHandle(stage, found);
    },
    get notices() {
      return core.state.notices.filter((notice) => notice.person === person.id).map((notice) => notice.text);
    },
    get channels() {
      return [...core.state.channels.values()]
        .filter((channel) => !isDirect(channel) && channel.members.includes(person.id))
        .map((channel) => channel.name);
    },
    async setLocale(given) {
      await stage.act({ do: 'locale', as: person.id, ...given });
    },
  };
}

function placeOf(stage: Stage, name: string): Place {
  const as = stage.person.id;
  const id = () => channelCalled(stage, name).id;
  return {
    async say(text) {
      const said = await stage.act({ do: 'say', as, channel: id(), text });
      const message = messageAt(stage.core, said.channel ?? '', said.ts ?? '');
      if (!message) throw new Error('That was a command, not a message.');
      return messageHandle(stage, message);
    },
    async command(text) {
      await stage.act({ do: 'say', as, channel: id(), text });
    },
    messages: () => messagesIn(stage, [channelCalled(stage, name)]),
    async join() {
      await stage.act({ do: 'join', as, channel: id() });
    },
    async leave() {
      await stage.act({ do: 'leave', as, channel: id() });
    },
  };
}

/** What the person sees there, the workspace's own lines ("… joined") left out. */
function shownIn(stage: Stage, channels: readonly Channel[]): StoredMessage[] {
  return channels
    .flatMap((channel) => messagesOf(stage.core, channel.id))
    .filter((message) => message.subtype === null)
    .filter((message) => message.ephemeralTo === null || message.ephemeralTo === stage.person.id);
}

function messagesIn(stage: Stage, channels: readonly Channel[]): MessageHandle[] {
  return shownIn(stage, channels).map((message) => messageHandle(stage, message));
}

async function awaited(stage: Stage, look: () => Channel[], pattern: RegExp, where: string): Promise<MessageHandle> {
  const newestFirst = () => {
    const shown = shownIn(stage, look()).toReversed();
    return [...shown.filter((each) => each.threadTs === null), ...shown.filter((each) => each.threadTs !== null)];
  };
  const found = await stage.until(
    () => newestFirst().find((message) => pattern.test(textOf(stage, message))),
    () => {
      const there = newestFirst().map((message) => `- ${textOf(stage, message)}`);
      return `@${stage.person.name} never saw ${pattern} ${where}. There was:\n${there.join('\n') || 'nothing'}`;
    },
  );
  return messageHandle(stage, found);
}
