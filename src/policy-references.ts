import { durationMs } from './policy-schema.ts';

export type Fault = { readonly path: readonly (string | number)[]; readonly message: string };

/**
 * What the schema can't see: names that lead nowhere, and values that contradict each other. It reads the file as it
 * stands, valid or not, so that these mistakes are said together with all others; what isn't there is no fault here.
 */
export function findBadReferences(file: unknown): Fault[] {
  return [
    ...badTargets(file),
    ...badSchedules(file),
    ...badRouting(file),
    ...badSeverities(file),
    ...unknown(file, 'severities', ['closing', 'rca_for'], keysAt(file, ['severities'])),
    ...['internal', 'executives'].flatMap((audience) =>
      unknown(file, 'severities', ['stakeholders', audience, 'severities'], keysAt(file, ['severities'])),
    ),
    ...unknown(file, 'customers.tiers', ['customers', 'default_tier'], textsAt(file, ['customers', 'tiers'])),
  ];
}

function badTargets(file: unknown): Fault[] {
  const schedules = keysAt(file, ['schedules']);
  const lists: Path[] = [
    ['involve_when_late'],
    ['customers', 'approvers'],
    ...keysAt(file, ['escalation_paths']).flatMap((path) =>
      indexesAt(file, ['escalation_paths', path, 'tiers']).map((tier) => [
        'escalation_paths',
        path,
        'tiers',
        tier,
        'page',
      ]),
    ),
  ];
  const targets: Path[] = [
    ...lists.flatMap((list) => indexesAt(file, list).map((index) => [...list, index])),
    ...keysAt(file, ['roles']).map((role) => ['roles', role]),
  ];
  return targets.flatMap((target) => unknown(file, 'schedules', [...target, 'schedule'], schedules));
}

function badSchedules(file: unknown): Fault[] {
  return keysAt(file, ['schedules']).flatMap((name) => {
    const schedule: Path = ['schedules', name];
    const [alone, layered, calendar] = ['rotation', 'layers', 'ical'].map(
      (key) => at(file, [...schedule, key]) !== undefined,
    );
    const which: Fault[] = [
      ...(alone && layered
        ? [{ path: [...schedule, 'rotation'], message: 'must not stand beside "layers": make it one of them' }]
        : []),
      ...(calendar && (alone || layered)
        ? [
            {
              path: [...schedule, 'ical'],
              message: 'must not stand beside "rotation" or "layers": it takes their place',
            },
          ]
        : []),
      ...(alone || layered || calendar
        ? []
        : [{ path: schedule, message: 'needs a "rotation", or "layers" of them, or "ical"' }]),
    ];
    const backwards = indexesAt(file, [...schedule, 'overrides']).flatMap((index): Fault[] => {
      const override: Path = [...schedule, 'overrides', index];
      const [from, to] = ['from', 'to'].map((key) => at(file, [...override, key]));
      const isBackwards = typeof from === 'string' && typeof to === 'string' && sortable(to) <= sortable(from);
      return isBackwards ? [{ path: [...override, 'to'], message: 'must be later than "from"' }] : [];
    });
    return [...which, ...backwards];
  });
}

/** Date and time are of fixed length, so their order is that of the alphabet. */
const sortable = (text: string): string => text.replace('T', ' ');

function badRouting(file: unknown): Fault[] {
  const entries = indexesAt(file, ['routing']);
  const last = entries.length - 1;
  const paths = keysAt(file, ['escalation_paths']);
  const order = entries.flatMap((index): Fault[] => {
    const isOpen = at(file, ['routing', index, 'when']) == null;
    if (index === last && !isOpen)
      return [
        { path: ['routing', index, 'when'], message: 'must not be there: the last entry takes what no other took' },
      ];
    return index < last && isOpen
      ? [{ path: ['routing', index], message: 'needs a "when": without one, the entries after it are never reached' }]
      : [];
  });
  const names = entries.flatMap((index) => [
    ...unknown(file, 'escalation_paths', ['routing', index, 'path'], paths),
    ...unknown(file, 'severities', ['routing', index, 'when', 'severity'], keysAt(file, ['severities'])),
    ...unknown(
      file,
      'customers.tiers',
      ['routing', index, 'when', 'customer_tier'],
      textsAt(file, ['customers', 'tiers']),
    ),
    ...unknown(file, 'services', ['routing', index, 'when', 'service'], textsAt(file, ['services'])),
  ]);
  return [...order, ...names];
}

function badSeverities(file: unknown): Fault[] {
  return keysAt(file, ['severities']).flatMap((name) => {
    const update: Path = ['severities', name, 'first_update'];
    const draftAt = durationMs(at(file, [...update, 'draft_at']));
    const within = durationMs(at(file, [...update, 'within']));
    const late = draftAt !== null && within !== null && draftAt >= within;
    return [
      ...unknown(file, 'calendars', ['severities', name, 'within_hours'], keysAt(file, ['calendars'])),
      ...(late ? [{ path: [...update, 'draft_at'], message: 'must be sooner than "within"' }] : []),
    ];
  });
}

type Path = (string | number)[];

/** Sections that must be there: when one isn't, that is said once, and not again at every name that points into it. */
const required = ['severities', 'escalation_paths'];

/** The names at `path`, one or a list, that `section` doesn't have. */
function unknown(file: unknown, section: string, path: Path, known: readonly string[]): Fault[] {
  if (known.length === 0 && required.includes(section)) return [];
  const value = at(file, path);
  const names = Array.isArray(value)
    ? value.map((name: unknown, index) => ({ name, place: [...path, index] }))
    : [{ name: value, place: path }];
  const has = known.length > 0 ? `which has ${known.join(', ')}` : 'which is empty';
  return names.flatMap(({ name, place }) =>
    typeof name !== 'string' || known.includes(name) ? [] : [{ path: place, message: `is not in ${section}, ${has}` }],
  );
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? Object.getOwnPropertyDescriptor(inner, step)?.value : undefined,
    value,
  );
}

function keysAt(file: unknown, path: Path): string[] {
  const value = at(file, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

function indexesAt(file: unknown, path: Path): number[] {
  const value = at(file, path);
  return Array.isArray(value) ? [...value.keys()] : [];
}

function textsAt(file: unknown, path: Path): string[] {
  const value = at(file, path);
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}
