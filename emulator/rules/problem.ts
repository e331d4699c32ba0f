/** What is wrong, and where: `pointer` is a JSON pointer into the request, such as `/blocks/0/text/text` or `/view/title/text`. */
export type Problem = { pointer: string; message: string };

/** The lines that Slack puts into `response_metadata.messages`. */
export function slackMessages(problems: Problem[]): string[] {
  return problems.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
}
