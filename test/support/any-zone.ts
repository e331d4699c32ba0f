import fc from 'fast-check';

/** Zones of every kind of change: north and south, by half an hour, over midnight, and none. */
export const anyZone = fc.constantFrom(
  'Europe/Madrid',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Havana',
  'Asia/Beirut',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
  'UTC',
);
