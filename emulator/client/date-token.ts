import type { Core } from '../state/core.ts';
import type { Person } from '../state/people.ts';

const FORMATS: Record<string, Intl.DateTimeFormatOptions> = {
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

/** `!date^seconds^format^link` as the reader sees it; the fallback when Slack would not understand it. */
export function dateToken(core: Core, reader: Person, token: string, fallback: string): string {
  const [, seconds = '', format = ''] = token.split('^');
  const at = Number(seconds) * 1000;
  if (seconds === '' || !Number.isFinite(at)) return fallback;
  return format.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => part(core, reader, at, name) ?? fallback);
}

function part(core: Core, reader: Person, at: number, name: string): string | null {
  if (name === 'date_num') return new Intl.DateTimeFormat('en-CA', { timeZone: reader.tz }).format(at);
  if (name === 'ago') return ago(core, reader, at);
  const pretty = name.endsWith('_pretty');
  const options = FORMATS[name.replace('_pretty', '')];
  if (!options) return null;
  return (
    (pretty ? nearDay(core, reader, at) : null) ??
    new Intl.DateTimeFormat(reader.locale, { ...options, timeZone: reader.tz }).format(at)
  );
}

function nearDay(core: Core, reader: Person, at: number): string | null {
  const day = (ms: number) =>
    Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone: reader.tz }).format(ms)) / 86_400_000;
  const days = day(at) - day(core.clock.now());
  if (Math.abs(days) > 1) return null;
  return new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' }).format(days, 'day');
}

function ago(core: Core, reader: Person, at: number): string {
  const minutes = Math.round((at - core.clock.now()) / 60_000);
  const format = new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' });
  return Math.abs(minutes) < 60 ? format.format(minutes, 'minute') : format.format(Math.round(minutes / 60), 'hour');
}
