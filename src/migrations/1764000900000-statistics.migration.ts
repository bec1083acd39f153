import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A bulk load outgrows what the planner knows of its tables within seconds, long before autovacuum looks; every index
 * begins with company_id, and with stale figures the planner takes one that finds nothing but the company: each
 * foreign-key check then reads all its rows. Only the owner may analyse, so this runs as the owner; it answers nothing
 * and does nothing but that, when the table has doubled.
 */
export class Statistics1764000900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE FUNCTION app.refresh_statistics(table_name text) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE target regclass := to_regclass('public.' || quote_ident(table_name));
      BEGIN
        IF EXISTS (SELECT FROM pg_class WHERE oid = target AND relkind = 'r'
            AND pg_relation_size(oid) > 8192 * (2 * greatest(relpages, 0) + 4)) THEN
          EXECUTE format('ANALYZE (SKIP_LOCKED) %s', target);
        END IF;
      END $$`);
    await runner.query('REVOKE EXECUTE ON FUNCTION app.refresh_statistics(text) FROM PUBLIC');
    await runner.query('GRANT EXECUTE ON FUNCTION app.refresh_statistics(text) TO app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION app.refresh_statistics(text)');
  }
}
