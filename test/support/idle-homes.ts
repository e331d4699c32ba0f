/** Homes that nobody opens. */
export const idleHomes = { show: async () => {}, showIfOpen: async () => {} };
