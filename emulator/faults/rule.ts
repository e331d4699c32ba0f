import { z } from 'zod';
import { isRecord } from '../json.ts';
import { matchesGlob } from './glob.ts';
import { callOutcome, deliveryOutcome } from './outcomes.ts';

const name = z.string().min(1).max(200);
const pattern = z.string().max(1000).refine(isPattern, 'is no regular expression');
const expected = z.union([z.string(), z.number(), z.boolean(), z.strictObject({ matches: pattern })], {
  error: 'must be a text, a number, a boolean or {"matches": "a regular expression"}',
});

const when = z
  .strictObject({
    /** The workspace that it is about, by id, domain or name. */
    team: name.optional(),
    /** Where it happens: a channel by name or id, a direct message by the other person. */
    channel: name.optional(),
    /** Whom it is about, by handle or id: who acted, or who is named by the call. */
    user: name.optional(),
    /** What arguments or payload hold, by path: `text`, `event.type`, `actions.0.action_id`, also inside JSON sent as text. */
    args: z.record(z.string(), expected).optional(),
    /** Which one that matches is the first to be struck, counted from 1. */
    nth: z.int().min(1).default(1),
    probability: z.number().min(0).max(1).default(1),
    /** The same seed gives the same draws, one for each that matches. */
    seed: z.int().default(1),
  })
  .prefault({});

/** How many are struck before the rule is spent. */
const times = z.union([z.int().min(1), z.literal('always')], { error: 'must be 1 or more, or "always"' }).default(1);

const callRule = z.strictObject({ method: name, when, times, outcome: callOutcome });
const deliveryRule = z.strictObject({ delivery: name, when, times, outcome: deliveryOutcome });

/**
 * A fault that is ordered. `method` is a Web API method, `response_url` or `upload`, `delivery` one of `events_api`, `slash_commands` and
 * `interactive`; in both `*` stands for anything.
 */
export type RuleInput = z.input<typeof callRule> | z.input<typeof deliveryRule>;
export type CallRule = z.output<typeof callRule>;
export type DeliveryRule = z.output<typeof deliveryRule>;
export type Rule = CallRule | DeliveryRule;

const DELIVERIES = ['events_api', 'slash_commands', 'interactive'];

/** The rule that a JSON value is, or a sentence for each thing that is wrong with it. `methods` are those there are. */
export function readRule(value: unknown, methods: readonly string[]): { rule: Rule } | { problems: string[] } {
  if (!isRecord(value)) return { problems: ['A rule is an object.'] };
  if ('method' in value === 'delivery' in value) return { problems: ['A rule names either a method or a delivery.'] };
  const read = 'method' in value ? callRule.safeParse(value) : deliveryRule.safeParse(value);
  if (!read.success) return { problems: read.error.issues.map(sentence) };
  const rule = read.data;
  const [called, known] =
    'method' in rule ? [rule.method, [...methods, 'response_url', 'upload']] : [rule.delivery, DELIVERIES];
  if (known.some((each) => matchesGlob(called, each))) return { rule };
  const what = 'method' in rule ? 'method' : `delivery (there are ${DELIVERIES.join(', ')})`;
  return { problems: [`${called} matches no ${what}.`] };
}

function sentence({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
