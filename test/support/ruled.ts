import type { WorkspaceOptions } from '../../emulator/workspace.ts';
import { startRig, type Rig } from './rig.ts';
import { written, type Replaced } from './written.ts';

export type RuledRig = Rig & {
  /** Where its policy stands; it goes when the rig stops. */
  readonly policyFile: string;
  /** Writes the policy anew: the one that comes with Relevo, with these parts replaced. */
  write(...replaced: Replaced): Promise<void>;
};

/** The whole product under the policy that comes with Relevo, in which parts are replaced. */
export async function startRuled(
  replaced: Replaced,
  given: WorkspaceOptions = {},
  settings: Readonly<Record<string, string>> = {},
): Promise<RuledRig> {
  const policy = await written('src/default-policy.yml', ...replaced);
  const rig = await startRig('socket', given, { ...settings, RELEVO_POLICY: policy.file });
  return {
    ...rig,
    policyFile: policy.file,
    write: policy.write,
    async stop() {
      await rig.stop();
      await policy.remove();
    },
  };
}

/** Schedules for the policy that comes with Relevo, which has none. */
export const withSchedules = (schedules: string): readonly [string, string] => [
  'escalation_paths:',
  `${schedules}escalation_paths:`,
];

/** Whom the tiers of its paths page, as it writes them. */
export const firstTier = '[{ user: bruno@example.com }, { user: marta@example.com }]';
export const secondTier = 'page: [{ user: dana@example.com }]';
