import type { App } from '@slack/bolt';
import { z } from 'zod';
import { asUserId } from '../../../domain/ids.ts';
import { findCustomers } from '../../../queries/customers.ts';
import { customerOptions } from '../../../views/slack/customer-options.ts';
import { openFormIds } from '../../../views/slack/open-form.ts';
import { oneLine } from '../../../views/slack/text.ts';
import type { Inbound } from '../../context.ts';
import { guarded } from '../guard.ts';

const asked = z.object({ user: z.object({ id: z.string() }), value: z.string() });

/** The form's customer field: names that were used before, and what is being typed. */
export function registerCustomers(app: App, inbound: Inbound): void {
  app.options(openFormIds.customer, async ({ ack, body }) => {
    const { data } = asked.safeParse(body);
    if (!data) return ack({ options: [] });
    const typed = oneLine(data.value.toWellFormed());
    await guarded(inbound, {
      name: 'customers',
      user: asUserId(data.user.id),
      work: async (language) =>
        ack({ options: customerOptions(await findCustomers(inbound.desk.db, inbound.team, typed), typed, language) }),
      // A new name can always be typed, whatever is known of the old ones.
      sorry: (_trouble, language) => ack({ options: customerOptions([], typed, language) }),
    });
  });
}
