import type { CallEntry, LogEntry } from '../../emulator/state/log.ts';
import type { Ending } from './crew.ts';
import type { Plan } from './plan.ts';

/** What a broken promise looks like from outside: all that was asked of Slack about an escalation, and what became of the desk. */
export function evidence(
  log: readonly LogEntry[],
  title: string,
  { deeds }: Plan,
  endings: readonly Ending[],
  began: number,
): readonly string[] {
  const slug = title.toLowerCase().replaceAll(' ', '-');
  const calls = log
    .filter((entry) => entry.kind === 'call')
    .filter(({ args, answer }) => {
      const said = JSON.stringify([args['text'], args['name'], answer['channel']]);
      return said.includes(title) || said.includes(slug);
    });
  const told = [
    ...calls.map((call) => ({ at: call.at - began, line: asked(call) })),
    ...deeds.map(({ at, deed }) => ({ at, line: `>> ${JSON.stringify(deed)}` })),
    ...endings.map(({ at, which, killed }) => ({
      at: at - began,
      line: `>> process ${which} ${killed ? 'was killed' : 'ended by itself'}`,
    })),
  ];
  return told
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, line }) => `${(at / 1_000).toFixed(2).padStart(7)} s  ${line}`);
}

function asked({ method, args, answer, status, fault, ms }: CallEntry): string {
  const where = word(args['channel']) || word(args['name']);
  const words = word(args['text']).split('\n').at(-1) ?? '';
  const came = answer['ok'] === true ? `done ${word(answer['ts'])}` : `not done (${word(answer['error'])})`;
  const mark = /"mark":"([^"]{8})/.exec(JSON.stringify(args['metadata'] ?? ''))?.[1] ?? '';
  const took = `http ${status ?? 'none'} in ${Math.round(ms)} ms`;
  return [method, where, mark, came, took, fault?.outcome ?? '', words.slice(0, 60)].filter(Boolean).join(' ');
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '');
