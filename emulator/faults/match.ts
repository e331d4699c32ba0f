import { isRecord, parsed, type Json } from '../json.ts';
import { matchesGlob } from './glob.ts';
import type { Rule } from './rule.ts';

/** A call or delivery as rules see it. Channels and people are given by every name that a rule may use for them. */
export type Subject = {
  kind: 'call' | 'delivery';
  /** The method, or the type of delivery. */
  name: string;
  args: Json;
  /** Of the workspace; none where it is about none in particular. */
  teams: readonly string[];
  channels(): readonly string[];
  people(): readonly string[];
};

/** Whether the rule is about it, leaving aside how often and by what chance. */
export function concerns(rule: Rule, subject: Subject): boolean {
  const [kind, name] = 'method' in rule ? ['call', rule.method] : ['delivery', rule.delivery];
  if (kind !== subject.kind || !matchesGlob(name, subject.name)) return false;
  const { team, channel, user, args = {} } = rule.when;
  if (team !== undefined && !subject.teams.includes(team)) return false;
  if (channel !== undefined && !subject.channels().includes(channel.replace(/^#/, ''))) return false;
  if (user !== undefined && !subject.people().includes(user.replace(/^@/, ''))) return false;
  return Object.entries(args).every(([path, expected]) => {
    const found = at(subject.args, path);
    if (found === undefined) return false;
    return isRecord(expected)
      ? new RegExp(expected.matches, 'u').test(written(found))
      : written(found) === String(expected);
  });
}

/** What stands at a dotted path. Blocks, views and metadata come as the text of JSON, and are looked into as well. */
function at(value: unknown, path: string): unknown {
  let here = value;
  for (const key of path.split('.')) {
    const opened = typeof here === 'string' ? parsed(here) : here;
    if (Array.isArray(opened)) here = opened[Number(key)];
    else here = isRecord(opened) && Object.hasOwn(opened, key) ? opened[key] : undefined;
  }
  return here;
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
