import type { App } from '@slack/bolt';
import { z } from 'zod';
import { asUserId } from '../../../domain/ids.ts';
import type { Source } from '../../../domain/record.ts';
import { errorText } from '../../../views/slack/error-text.ts';
import type { OpenFormDraft } from '../../../views/slack/open-form.ts';
import type { Inbound } from '../../context.ts';
import { answer } from '../answer.ts';
import { guarded } from '../guard.ts';
import { opening } from '../opening/opening.ts';

const asked = z.object({ user: z.object({ id: z.string() }), trigger_id: z.string() });

/** What the form begins with, worked out while its window already stands open. */
export type Beginning = (body: unknown) => Promise<{ readonly draft: OpenFormDraft; readonly source: Source }>;

/** A shortcut that opens the form. `id`: its callback_id. */
export function onShortcut(app: App, inbound: Inbound, id: string, beginning: Beginning): void {
  app.shortcut(id, async ({ ack, body, respond }) => {
    const { data } = asked.safeParse(body);
    if (!data) return ack();
    const user = asUserId(data.user.id);
    const form = opening(inbound, data.trigger_id);
    await guarded(inbound, {
      name: id,
      user,
      asked: async () => ({ asked: 'open', about: null }),
      async begin(language) {
        await form.begin(language);
        await ack();
      },
      async work(language) {
        const { draft, source } = await beginning(body);
        await form.fill(draft, source, language);
      },
      async sorry(trouble, language) {
        await ack();
        const text = errorText(trouble, language);
        if (await form.say(text, language)) return;
        const below = 'response_url' in body && body.response_url ? respond : undefined;
        await answer(inbound.web, { user, respond: below, triggerId: data.trigger_id, inForm: false }, text, language);
      },
    });
  });
}
