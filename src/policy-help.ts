/**
 * What editors show at each key of a policy file. `*` stands for a name that people give, and a list for each of its
 * entries. A key stands here by the shortest end of its path that means the same everywhere.
 */
const help: Readonly<Record<string, string>> = {
  version: 'The version of this format.',
  name: 'What the team is called.',
  timezone: 'An IANA time zone, such as Europe/Madrid.',
  language: 'The language of what is said in channels. Each person reads in their own.',
  en: 'In English.',
  es: 'In Spanish.',
  user: 'A person: e-mail address, user id (U…) or handle.',
  usergroup: 'A Slack user group: handle or id (S…).',
  schedule: 'Whoever is on call by this schedule.',

  severities: 'How bad it is, the worst first; at least one.',
  'severities.*.label': 'What people call the severity.',
  'severities.*.means': 'What it means, by which people choose it.',
  'severities.*.acknowledge_within': 'So long the people who are paged have to answer; then the next tier is paged.',
  'severities.*.within_hours': 'The calendar in whose hours alone the clocks run; without it they run round the clock.',
  'severities.*.first_update': 'When stakeholders hear of it first.',
  'first_update.draft_at': 'When a draft is offered. Sooner than "within".',
  'first_update.within': 'When it is posted at the latest, by itself if nobody has.',
  'severities.*.update_every': 'How often an update is due after the first. Whoever leads is reminded with a draft.',
  'severities.*.resolve_within':
    'So long it may take from when it opened; then those of "involve_when_late" are brought in.',
  'severities.*.war_room': 'When the room is created: at once, when somebody takes it, or when somebody asks for it.',

  calendars: 'Working hours and holidays, by name.',
  'calendars.*.hours': 'Hours by day or days: { mon-thu: 09:00-18:00, fri: 09:00-15:00 }.',
  'calendars.*.holidays': 'Days without hours, such as 2026-12-25.',

  schedules: 'Who is on call, by name.',
  'schedules.*.timezone': 'The time zone of its handovers and overrides.',
  rotation: 'People who take turns.',
  'rotation.every': 'How long a turn is: hours, days or weeks, such as 12h, 1d or 1w.',
  'rotation.handover': 'When turns change: a time, or a day and a time, such as mon 09:00.',
  'rotation.starts': 'The day from which turns are counted; the first of "people" has the first.',
  'rotation.people': 'In the order of their turns: e-mail addresses, user ids (U…) or handles.',
  'schedules.*.layers': 'Several rotations, in place of one.',
  'layers.restrict': 'Hours outside of which the layer has nobody on call, by day or days: { sat-sun: 00:00-24:00 }.',
  'schedules.*.ical':
    'A calendar (iCalendar) in place of a rotation: an https address, or a file relative to this one.',
  'schedules.*.overrides': 'Who stands in for whoever has the turn.',
  'schedules.*.keep_usergroup': 'A Slack user group that holds whoever is on call: handle or id (S…).',
  'overrides.from': "A date and time such as 2026-12-24 18:00, in the schedule's time zone.",
  'overrides.to': 'Later than "from".',
  'overrides.person': 'Who stands in: e-mail address, user id (U…) or handle.',

  escalation_paths: 'Who is paged, in which order, by name; at least one.',
  'escalation_paths.*.tiers': 'Paged one after the other, until somebody answers.',
  'tiers.name': 'What people call the tier.',
  'tiers.page': 'Who is paged: people, user groups, schedules.',
  'tiers.strategy': 'All of the tier at once, or one after the other.',
  'tiers.acknowledge_within': "So long this tier has to answer, in place of the severity's time.",
  'escalation_paths.*.repeat': 'Rounds through all tiers after the first.',
  'escalation_paths.*.then': 'Where it is said that nobody answered in any round.',
  'then.channel': 'A channel: "#name", in quotes, or its id.',

  routing: 'Which path is taken. The first entry that fits; the last has no "when".',
  'routing.when': 'All of these must hold. Each is one value or a list, of which one must fit.',
  'when.kind': 'Why it is escalated.',
  'when.route': 'To whom it is escalated.',
  'when.severity': 'Names from "severities".',
  'when.customer_tier': 'Names from "customers.tiers".',
  'when.service': 'Names from "services".',
  'routing.path': 'A name from "escalation_paths".',

  roles: 'Who holds which role at first; all of them are invited to every room.',
  'roles.escalation_manager': 'Who manages the escalation, and is told when this file has mistakes.',
  'roles.deescalation_architect': 'Who works out how to calm it down.',
  'roles.customer_executive': 'Who speaks with the customer, and is handed what is approved for them.',
  'roles.problem_coordinator': 'Who sees to the root cause.',
  involve_when_late: 'Who is invited to the room and told why when it takes longer than "resolve_within".',

  stakeholders: 'Who is kept informed without working on it.',
  'stakeholders.internal': 'Channels of the company.',
  'stakeholders.executives':
    'Channels of its executives, told in short: what it means for customers, who leads, when they hear again.',
  channels: 'Channels: "#name", in quotes, or ids.',
  'internal.severities': 'Of these severities only; of all when it is left out.',
  'executives.severities': 'Of these severities only; of all when it is left out.',

  customers: 'What is known of customers.',
  'customers.approvers':
    'Who approves what customers are told, before a person tells them. Without any, it is not offered.',
  'customers.default_tier': 'The tier of a customer of whom none is chosen.',
  'customers.tiers': 'Names, from which the form offers one.',

  closing: 'What happens when it is over.',
  'closing.archive_room_after': 'So long the room of what is resolved stays before it is archived.',
  'closing.rca_for': 'Severities for which a root-cause analysis is asked for when they are resolved.',
  'closing.rca_due_in': 'So long whoever writes it has.',
  'closing.feedback': 'Whether those concerned are asked how it went, an hour after it is resolved.',
  services: 'Names, from which the form offers those that are hit.',
};

/** The help at a key, which may stand in several places: by the longest end of its path that has any. */
export function policyHelp(path: readonly string[]): string | undefined {
  const ends = path.map((_, index) => path.slice(index).join('.'));
  const found = ends.find((end) => help[end] !== undefined);
  return found === undefined ? undefined : help[found];
}
