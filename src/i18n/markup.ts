declare const safe: unique symbol;

/** Text that may stand in a message as it is: our own words, or somebody's after escaping. */
export type Markup = string & { readonly [safe]: true };

/**
 * A sentence of ours. What is filled in must be markup already (or a number), so text from people that nobody escaped
 * doesn't compile.
 */
export function m(parts: TemplateStringsArray, ...values: readonly (Markup | number)[]): Markup {
  return String.raw({ raw: parts }, ...values) as Markup;
}
