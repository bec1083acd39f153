// A pool of connections that tell PostgreSQL the company with each statement, for the comparator and the bare limit.
import pg from 'pg';
import { built } from '../support/files.mjs';

const CONNECTIONS = 10;

/** Answers `query(companyId, sql, parameters)`; the company is $1. */
export async function openPool(url) {
  const { tenantClient } = await built('shared/database/tenant-client.js');
  const { tenantContext } = await built('shared/tenancy/tenant-context.js');
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    Client: tenantClient('implicit', true),
    options: '-c TimeZone=UTC',
  });
  return async (companyId, sql, parameters) => {
    const client = await pool.connect();
    try {
      const result = await tenantContext.run({ companyId }, () => client.query(sql, [companyId, ...parameters]));
      return result.rows;
    } finally {
      client.release();
    }
  };
}
