/**
 * What is wrong, and where: `pointer` is a JSON pointer into the request, such as `/blocks/0/text/text` or `/view/title/text`.
 * Where one of a few values must stand, `allowed` are these and `got` is what stands there.
 */
export type Problem = { pointer: string; message: string; allowed?: readonly (string | number)[]; got?: unknown };

/** The lines that Slack puts into `response_metadata.messages`. */
export function slackMessages(problems: Problem[]): string[] {
  return problems.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
}
