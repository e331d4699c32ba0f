import { table } from './numbers.ts';

/** One measurement: ours against somebody else's, taken in turns in the same run. Only the ratio means anything elsewhere. */
export type Finding = {
  readonly what: string;
  readonly against: string;
  readonly theirs: number;
  readonly ours: number;
  readonly unit: 'ms' | 'per second' | 'calls';
  /** The largest ratio that is good enough, or the smallest; null where nothing was promised. */
  readonly goal: { readonly atMost: number } | { readonly atLeast: number } | null;
  /** Why it may be missed: said where it is. */
  readonly why?: string;
};

export const ratioOf = ({ ours, theirs }: Finding): number => ours / theirs;

/** Whether the goal is met; null where there is none. */
export function isMet(finding: Finding): boolean | null {
  const { goal } = finding;
  if (goal === null) return null;
  return 'atMost' in goal ? ratioOf(finding) <= goal.atMost : ratioOf(finding) >= goal.atLeast;
}

export function tableOf(title: string, findings: readonly Finding[]): string {
  const rows = findings.map((finding) => {
    const { what, against, theirs, ours, unit, goal } = finding;
    const wanted = goal === null ? '' : 'atMost' in goal ? `≤ ${goal.atMost}×` : `≥ ${goal.atLeast}×`;
    const met = isMet(finding);
    return [
      what,
      `${ours.toFixed(1)} ${unit}`,
      `${theirs.toFixed(1)} ${unit}`,
      against,
      `${ratioOf(finding).toFixed(2)}×`,
      met === null ? wanted : `${wanted} ${met ? 'met' : 'missed'}`,
    ];
  });
  const reasons = new Set(findings.flatMap((finding) => (isMet(finding) === false ? (finding.why ?? []) : [])));
  const found = table(title, [['', 'Relevo', 'peer or limit', 'which is', 'ratio', 'goal'], ...rows]);
  return [found, ...reasons].join('\n');
}
