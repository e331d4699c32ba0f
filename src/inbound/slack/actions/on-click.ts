import type { App } from '@slack/bolt';
import { z } from 'zod';
import { asUserId, type UserId } from '../../../domain/ids.ts';
import type { Language } from '../../../domain/terms.ts';
import { errorText } from '../../../views/slack/error-text.ts';
import type { Inbound } from '../../context.ts';
import { answer, type Answer } from '../answer.ts';
import { askedFor } from '../asked-for.ts';
import { guarded } from '../guard.ts';
import { formFields } from '../views/fields.ts';

const option = z.object({ value: z.string() }).nullish();
export const clicked = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  container: z.object({ is_ephemeral: z.boolean().nullish() }).nullish(),
  actions: z.tuple([z.object({ value: z.string().nullish(), selected_option: option })], z.unknown()),
  view: z
    .object({
      id: z.string(),
      type: z.string(),
      hash: z.string().nullish(),
      private_metadata: z.string().nullish(),
      state: z.object({ values: formFields }).nullish(),
    })
    .nullish(),
});

/** A button that was pressed or a choice that was made. */
export type Click = {
  readonly user: UserId;
  readonly language: Language;
  readonly triggerId: string;
  /** Nothing will change before the clicker's eyes, so that what was done has to be said. */
  readonly unchanging: boolean;
  /** What the button carries, or the option that was chosen; '' for none. */
  readonly value: string;
  /** The form or Home in which it happened. */
  readonly view: z.infer<typeof clicked>['view'];
};

/** Does what was clicked and says what the clicker should be told: once it is done, not before. */
export type OnClick = (inbound: Inbound, click: Click) => Promise<Answer>;

/**
 * Buttons and choices by their action_id. A click is acknowledged when its work is done; Home is drawn anew if it happened
 * there. One listener for all: Bolt tries each of its listeners at every request.
 */
export function registerClicks(app: App, inbound: Inbound, clicks: ReadonlyMap<string, OnClick>): void {
  app.action({ type: 'block_actions' }, async ({ ack, body, respond, action: { action_id: id } }) => {
    const work = clicks.get(id);
    if (!work) return;
    const { data } = clicked.safeParse(body);
    if (!data) return ack();
    const user = asUserId(data.user.id);
    const place = {
      user,
      respond: 'response_url' in body && body.response_url ? respond : undefined,
      triggerId: data.trigger_id,
      inForm: data.view?.type === 'modal',
    };
    const [action] = data.actions;
    const value = action.selected_option?.value ?? action.value ?? '';
    await guarded(inbound, {
      name: id,
      user,
      asked: async () => askedFor(id, value),
      async work(language) {
        const said = await work(inbound, {
          user,
          language,
          triggerId: data.trigger_id,
          unchanging: place.inForm || (data.container?.is_ephemeral ?? false),
          value,
          view: data.view,
        });
        await ack();
        if (said) await answer(inbound.web, place, said, language);
        if (data.view?.type === 'home') await inbound.homes.show(user, language);
      },
      async sorry(trouble, language) {
        await ack();
        await answer(inbound.web, place, errorText(trouble, language), language);
      },
    });
  });
}
