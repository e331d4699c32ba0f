import { checkBlocks } from './blocks.ts';
import { textsIn } from './texts-in.ts';
import { slackMessages } from './problem.ts';
import { characters, isFields } from './vocabulary.ts';

type MessageError = { error: string; messages?: string[] };

/** Measured by others (slackapi/bolt-js#2509): all texts of all blocks of one message together. */
const mostBlockText = 13_200;
/** All markdown blocks of one message together. */
const mostMarkdown = 12_000;
/** A text over 4,000 is only advised against when posted (Slack cuts it at 40,000), but refused by chat.update. */
const mostUpdatedText = 4000;

/**
 * The error code that Slack answers to such a message, with the lines of `response_metadata.messages` where it gives any;
 * null when it takes it. `update` is true for chat.update.
 */
export function messageError(args: {
  text?: string;
  blocks?: unknown;
  attachments?: unknown;
  update?: boolean;
}): MessageError | null {
  const { text = '', blocks = [], attachments = [], update = false } = args;
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks_format' };
  if (!Array.isArray(attachments)) return { error: 'invalid_attachments' };
  if (text === '' && blocks.length === 0 && attachments.length === 0) return { error: 'no_text' };
  if (update && characters(text) > mostUpdatedText) return { error: 'msg_too_long' };
  if (attachments.length > 100) return { error: 'too_many_attachments' };
  return blocksError(blocks) ?? attachmentsError(attachments);
}

function blocksError(blocks: unknown[]): MessageError | null {
  const problems = checkBlocks(blocks, { surface: 'message', pointer: '/blocks' });
  if (problems.length > 0) return { error: 'invalid_blocks', messages: slackMessages(problems) };
  const markdown = blocks.filter((block) => isFields(block) && block['type'] === 'markdown');
  const tooLong = lengthOf(blocks) > mostBlockText || lengthOf(markdown) > mostMarkdown;
  return tooLong ? { error: 'msg_blocks_too_long' } : null;
}

function attachmentsError(attachments: unknown[]): MessageError | null {
  const problems = attachments.flatMap((attachment, index) =>
    isFields(attachment) && attachment['blocks'] !== undefined
      ? checkBlocks(attachment['blocks'], { surface: 'message', pointer: `/attachments/${index}/blocks` })
      : [],
  );
  return problems.length > 0 ? { error: 'invalid_attachments', messages: slackMessages(problems) } : null;
}

function lengthOf(blocks: unknown[]): number {
  return textsIn(blocks).reduce((sum, text) => sum + characters(text), 0);
}
