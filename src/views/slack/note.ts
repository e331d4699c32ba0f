import type { Escalation } from '../../domain/escalation.ts';
import type { Event } from '../../domain/events.ts';
import type { Language } from '../../domain/terms.ts';
import { context } from './blocks.ts';
import type { SlackMessage } from './message.ts';
import { storyLine } from './story.ts';

/** One entry of the room's story, in the card's thread. It carries its own time: a room may open after things happened. */
export function noteMessage(e: Escalation, event: Event, language: Language): SlackMessage {
  const text = storyLine(e, event, language);
  return { text, blocks: [context(text)] };
}
