import { Injectable } from '@nestjs/common';
import { Database } from '../../../shared/database/database.js';

export interface Party {
  id: string;
  name: string;
}

/** Whom the report can be narrowed to. */
export interface ReportParties {
  payers: Party[];
  providers: Party[];
  facilities: Party[];
}

/** So many of each can be chosen from; the API narrows to any. */
const MOST = 500;

/** Names for the filters of the report page. */
@Injectable()
export class ReportPartiesRepository {
  constructor(private readonly database: Database) {}

  async all(): Promise<ReportParties> {
    const [payers, providers, facilities] = await Promise.all([
      this.named('SELECT id, name FROM payers WHERE company_id = $1'),
      this.named(
        `SELECT id, concat_ws(', ', name, given_name) AS name FROM providers WHERE company_id = $1 AND is_ours`,
      ),
      this.named('SELECT id, name FROM facilities WHERE company_id = $1'),
    ]);
    return { payers, providers, facilities };
  }

  private named(sql: string): Promise<Party[]> {
    return this.database.query<Party>(`${sql} ORDER BY name, id LIMIT ${MOST}`);
  }
}
