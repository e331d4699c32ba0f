/** User groups that nobody asks Slack for. */
export const idleGroups = { refresh: async () => {}, freshen: () => {} };
