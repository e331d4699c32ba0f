import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Escalation } from '../../../domain/escalation.ts';
import { asChannelId, asUserId, type ChannelId } from '../../../domain/ids.ts';
import { findByNumber, findByRoom } from '../../../queries/escalations.ts';
import { errorText } from '../../../views/slack/error-text.ts';
import { givingBack } from '../../../views/slack/giving-back.ts';
import { helpAnswer } from '../../../views/slack/help.ts';
import type { Inbound } from '../../context.ts';
import { messageOf, type Answer } from '../answer.ts';
import { guarded } from '../guard.ts';
import { opening } from '../opening/opening.ts';
import { plainText } from '../plain-text.ts';
import { draftFrom } from './draft-from.ts';
import { parseText, type ParsedText, type VerbText } from './parse-text.ts';
import { asks } from './reference.ts';
import { runVerb } from './verbs.ts';

const command = z.object({
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
  text: z.string().default(''),
});

/** `/escalate`: a verb is carried out, an escalation's room shows its buttons, and everything else opens the form. */
export function registerEscalate(app: App, inbound: Inbound): void {
  app.command('/escalate', async ({ ack, body }) => {
    const { data } = command.safeParse(body);
    if (!data) return ack();
    const [user, channel] = [asUserId(data.user_id), asChannelId(data.channel_id)];
    let parsed = parseText(data.text, inbound.policy().severities);
    const answer = (said: Answer) => ack(said ? { response_type: 'ephemeral', ...messageOf(said) } : undefined);

    const form = opening(inbound, data.trigger_id);
    await guarded(inbound, {
      name: '/escalate',
      user,
      asked: () => askedBy(inbound, parsed, channel),
      async begin(language) {
        parsed = await asMeantHere(inbound, parsed, channel);
        if (!opensForm(parsed)) return;
        await form.begin(language);
        await ack();
      },
      async work(language) {
        if (parsed.type === 'unknown') return answer(helpAnswer(language, parsed.word, parsed.nearest ?? undefined));
        const asked = { user, channel, language, triggerId: data.trigger_id };
        if (parsed.type === 'verb') return answer(await runVerb(inbound, asked, parsed));
        const source = { via: 'command', channel, messageTs: null, permalink: null, author: null } as const;
        await form.fill(await draftFrom(inbound, parsed), source, language);
      },
      async sorry(trouble, language) {
        const typed = data.text ? `/escalate ${plainText(data.text)}` : '';
        const text = givingBack(errorText(trouble, language), typed);
        if (await form.say(text, language)) return;
        await answer(text);
      },
    });
  });
}

/** In an escalation's room nothing but the command shows it, and a verb with words is about it. */
async function asMeantHere({ desk, team }: Inbound, parsed: ParsedText, channel: ChannelId): Promise<ParsedText> {
  const inRoom = 'inRoom' in parsed ? parsed.inRoom : undefined;
  const room = inRoom && (await findByRoom(desk.db, team, channel));
  return room && fits(room, inRoom) ? inRoom : parsed;
}

const fits = ({ status }: Escalation, { verb }: VerbText): boolean =>
  verb === 'show' || (verb === 'reopen') === (status === 'resolved');

async function askedBy({ desk, team }: Inbound, parsed: ParsedText, channel: ChannelId) {
  if (parsed.type !== 'verb') return { asked: opensForm(parsed) ? 'open' : 'look', about: null } as const;
  const named =
    parsed.number === null
      ? await findByRoom(desk.db, team, channel)
      : await findByNumber(desk.db, team, parsed.number);
  return { asked: asks[parsed.verb] ?? 'look', about: named?.id ?? null } as const;
}

const opensForm = (parsed: ParsedText): boolean => parsed.type === 'open' || parsed.type === 'empty';
