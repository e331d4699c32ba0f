import { z } from 'zod';

/** What an ordered fault does. Seconds and milliseconds are workspace time, so that moving the clock ends them. */

const seconds = z.int().min(1).max(86_400);
const ms = z.int().min(1).max(86_400_000);
const aDay = z.int().min(-86_400).max(86_400);

/** The sockets are cut without a word, or sent away with Slack's reason. */
const disconnect = z.strictObject({
  do: z.literal('disconnect'),
  reason: z.enum(['warning', 'refresh_requested', 'link_disabled']).optional(),
});
const slow = z.strictObject({ do: z.literal('slow'), ms });
const refuse = z.strictObject({ do: z.literal('refuse') });

/** What stands in an answer of HTTP's own, instead of Slack's JSON: an error page, half a JSON, nothing. */
const page = { body: z.string().max(10_000).optional(), type: z.string().min(1).max(200).optional() };

const httpStatus = z
  .int()
  .refine((status) => status === 200 || (status >= 400 && status < 600), 'must be 200, or 400 to 599');

/** Of a Web API call, a post to a response_url, or the bytes of an upload. */
export const callOutcome = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('rate-limited'), seconds }),
  z
    .strictObject({ do: z.literal('http'), status: httpStatus, ...page })
    .refine(({ status, body }) => status !== 200 || body !== undefined, 'a 200 has a body that is not Slack’s'),
  z.strictObject({
    do: z.literal('error'),
    code: z.string().regex(/^[a-z_]{1,80}$/, 'is no word of Slack’s'),
    /** What else the answer says: `needed` and `provided`, `errors`, `response_metadata`. */
    more: z.record(z.string(), z.json()).optional(),
  }),
  slow,
  z.strictObject({ do: z.literal('hang') }),
  z.strictObject({ do: z.literal('accept-then-reset') }),
  z.strictObject({ do: z.literal('accept-then-500') }),
  z.strictObject({ do: z.literal('accept-then-hang') }),
  z.strictObject({ do: z.literal('cut-answer') }),
  refuse,
  disconnect,
]);

/** Of something that the app is sent. */
export const deliveryOutcome = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('drop') }),
  z.strictObject({ do: z.literal('repeat'), more: z.int().min(1).max(10).default(1) }),
  slow,
  refuse,
  z.strictObject({ do: z.literal('late-acknowledgement') }),
  z.strictObject({ do: z.literal('app-rate-limited') }),
  z.strictObject({ do: z.literal('clock-skew'), seconds: aDay }),
  disconnect,
]);

export type CallOutcome = z.output<typeof callOutcome>;
export type DeliveryOutcome = z.output<typeof deliveryOutcome>;
export type DisconnectReason = NonNullable<z.output<typeof disconnect>['reason']>;
