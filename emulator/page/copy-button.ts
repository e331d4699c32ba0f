import { h, type JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const SAID_MS = 2000;

type CopyButtonProps = { label: string; words: string };

/** Copies, and says for a moment in its own place whether that worked. */
export function CopyButton({ label, words }: CopyButtonProps): JSX.Element {
  const [outcome, setOutcome] = useState<string | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () =>
    navigator.clipboard.writeText(words).then(
      () => setOutcome('Copied'),
      () => setOutcome('The browser did not allow it'),
    );
  return h('span', {}, [
    h('button', { type: 'button', class: 'button', onClick: () => void copy() }, outcome ?? label),
    h('span', { class: 'unseen', role: 'status' }, outcome ?? ''),
  ]);
}
