import { inspect } from 'node:util';

export type Narrator = {
  /** Tells one step, and checks it: what it throws is reported, and ends the story. */
  step(title: string, act: (shows: (who: string, text: string) => void) => Promise<void>): Promise<void>;
  readonly steps: number;
};

/** Tells a story on the terminal: what somebody does, and what Slack then shows to whom. */
export function createNarrator(write: (line: string) => void): Narrator {
  let steps = 0;
  return {
    get steps() {
      return steps;
    },
    async step(title, act) {
      steps += 1;
      write(`\n${String(steps).padStart(2)}. ${title}`);
      try {
        await act((who, text) => write(quoted(who, text)));
      } catch (error) {
        write(`    ✗ ${error instanceof Error ? error.message : inspect(error)}`);
        throw error;
      }
      write('    ✓');
    },
  };
}

/** What somebody reads, set off from the story. */
function quoted(who: string, text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => `${index === 0 ? `    ${who}:`.padEnd(24) : ' '.repeat(24)}│ ${line}`).join('\n');
}
