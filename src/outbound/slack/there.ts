/** What an errand is about. @throws when it is gone. */
export function there<Found>(found: Found | null | undefined): Found {
  if (found === null || found === undefined) throw new Error('what an errand is about is gone');
  return found;
}
