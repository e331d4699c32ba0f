import { records, string, type Json } from '../json.ts';
import type { Located } from '../state/elements.ts';
import { filesOf } from '../state/files.ts';
import { messageAt, repliesTo, type StoredMessage } from '../state/messages.ts';
import { heldBy, type Entry } from './entry.ts';
import { buttonCalled, fieldCalled, overflowOffering } from './lookup.ts';
import type { Stage } from './stage.ts';
import { visibleBlocks, visibleWords } from './visible-text.ts';

/** A message in somebody's eyes. It stays true: what is read or pressed is what stands there at that moment. */
export type MessageHandle = {
  readonly channel: string;
  readonly ts: string;
  /** All visible text; once deleted, what it last said. */
  readonly text: string;
  readonly deleted: boolean;
  /** Who wrote it: a handle. */
  readonly by: string;
  /** Names of the buttons, in order. */
  readonly buttons: string[];
  /** Names of the files it shows. */
  readonly files: string[];
  button(words: string, beside?: RegExp): { click(): Promise<void> };
  /** Chooses an option of an overflow menu. */
  overflow(option: string): Promise<void>;
  select(name: string, option: Entry): Promise<void>;
  /** Its replies, oldest first. */
  thread(): MessageHandle[];
  /** Answers in its thread, and with `toChannel` in the channel too. */
  reply(text: string, options?: { toChannel?: boolean }): Promise<MessageHandle>;
  /** Runs a message shortcut, by name or callback_id. */
  shortcut(name: string): Promise<void>;
  /** Waits until it says so, after however many updates. */
  shows(pattern: RegExp): Promise<MessageHandle>;
  /** Waits until it was deleted. */
  gone(): Promise<void>;
  /** Waits for a reply that says so. */
  answered(pattern: RegExp): Promise<MessageHandle>;
};

export function textOf(stage: Stage, message: StoredMessage): string {
  const attached = records(message.attachments).map((each) =>
    visibleWords(stage.core, stage.person, string(each['text'])),
  );
  const main =
    message.blocks.length > 0
      ? visibleBlocks(stage.core, stage.person, message.blocks)
      : visibleWords(stage.core, stage.person, message.text);
  return [main, ...attached].filter((part) => part !== '').join('\n');
}

export function messageHandle(stage: Stage, first: StoredMessage): MessageHandle {
  const { core, person } = stage;
  const { channel, ts } = first;
  const now = () => messageAt(core, channel, ts) ?? first;
  const press = async ({ block, element }: Located, value: Json) => {
    const [blockId, actionId] = [string(block.block_id), string(element['action_id'])];
    await stage.act({ do: 'click', as: person.id, channel, ts, blockId, actionId, value });
  };
  const choose = async (found: Located, entry: Entry) => {
    const ids = { blockId: string(found.block.block_id), actionId: string(found.element['action_id']) };
    const value = await heldBy(stage, found.element, entry, async (query) => {
      const answer = await stage.act({ do: 'suggest', as: person.id, channel, ts, ...ids, query });
      return answer.options ?? [];
    });
    await press(found, value);
  };

  return {
    channel,
    ts,
    get text() {
      return textOf(stage, now());
    },
    get deleted() {
      return !messageAt(core, channel, ts);
    },
    get by() {
      return core.state.people.get(now().user)?.name ?? '';
    },
    get buttons() {
      const elements = now().blocks.flatMap((block) => [
        ...records(block['elements']),
        ...records([block['accessory']]),
      ]);
      return elements
        .filter((each) => each['type'] === 'button')
        .map((each) => string(records([each['text']])[0]?.['text']));
    },
    get files() {
      return filesOf(core, now()).map((file) => file.name);
    },
    button: (words, beside) => ({ click: async () => press(buttonCalled(stage, now().blocks, words, beside), {}) }),
    overflow: async (option) => choose(overflowOffering(now().blocks, option), option),
    select: async (name, option) => choose(fieldCalled(now().blocks, name), option),
    thread: () => repliesTo(core, channel, ts).map((reply) => messageHandle(stage, reply)),
    async reply(text, { toChannel: broadcast = false } = {}) {
      const said = await stage.act({ do: 'say', as: person.id, channel, text, threadTs: ts, broadcast });
      const reply = messageAt(core, channel, said.ts ?? '');
      if (!reply) throw new Error('The reply was not kept.');
      return messageHandle(stage, reply);
    },
    async shortcut(name) {
      const known = core.app.manifest.shortcuts.find((each) => each.name === name || each.callbackId === name);
      if (known?.type !== 'message') throw new Error(`There is no message shortcut “${name}”.`);
      await stage.act({ do: 'shortcut', as: person.id, callbackId: known.callbackId, channel, ts });
    },
    async shows(pattern) {
      await stage.until(
        () => (pattern.test(textOf(stage, now())) ? true : undefined),
        () => `The message never said ${pattern}. It says:\n${textOf(stage, now())}`,
      );
      return messageHandle(stage, now());
    },
    async gone() {
      await stage.until(
        () => (messageAt(core, channel, ts) ? undefined : true),
        () => `The message was never deleted. It says:\n${textOf(stage, now())}`,
      );
    },
    async answered(pattern) {
      const found = await stage.until(
        () => repliesTo(core, channel, ts).find((reply) => pattern.test(textOf(stage, reply))),
        () =>
          `No reply said ${pattern}. Replies:\n${repliesTo(core, channel, ts)
            .map((reply) => textOf(stage, reply))
            .join('\n')}`,
      );
      return messageHandle(stage, found);
    },
  };
}
