export type TeamsTable = { team_id: string; last_number: number };
