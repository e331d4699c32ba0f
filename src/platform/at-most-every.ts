/** The same question with its last answer, or its last error, kept for `ms`: however often it is asked, few reach whom it asks. */
export function atMostEvery<Answer>(
  ms: number,
  ask: () => Promise<Answer>,
  now: () => number = () => performance.now(),
): () => Promise<Answer> {
  let asked: { readonly at: number; readonly answer: Promise<Answer> } | null = null;
  return () => {
    if (asked === null || now() - asked.at >= ms) asked = { at: now(), answer: ask() };
    return asked.answer;
  };
}
