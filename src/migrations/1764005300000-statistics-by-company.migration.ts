import type { MigrationInterface, QueryRunner } from 'typeorm';

const ONE_TABLE = `CREATE FUNCTION app.refresh_statistics(table_name text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE target regclass := to_regclass('public.' || quote_ident(table_name));
  BEGIN
    IF EXISTS (SELECT FROM pg_class WHERE oid = target AND relkind = 'r'
        AND pg_relation_size(oid) > 8192 * (2 * greatest(relpages, 0) + 4)) THEN
      EXECUTE format('ANALYZE (SKIP_LOCKED) %s', target);
    END IF;
  END $$`;

// What the planner believes is asked of the planner. A load of less than a ten-thousandth of the table is in no sample.
const BY_COMPANY = `CREATE FUNCTION app.refresh_statistics(table_name text, loaded bigint DEFAULT 0) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    company text := nullif(current_setting('app.company_id', true), '');
    target pg_class;
    plan json;
    is_outdated boolean;
  BEGIN
    SELECT * INTO target FROM pg_class WHERE oid = to_regclass('public.' || quote_ident(table_name)) AND relkind = 'r';
    IF NOT FOUND THEN RETURN; END IF;
    is_outdated := pg_relation_size(target.oid) > 8192 * (2 * greatest(target.relpages, 0) + 4);
    IF NOT is_outdated AND company IS NOT NULL AND loaded > target.reltuples / 10000 THEN
      EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM %s WHERE company_id = %L', target.oid::regclass, company) INTO plan;
      is_outdated := (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8 * 4 < loaded;
    END IF;
    IF is_outdated THEN EXECUTE format('ANALYZE (SKIP_LOCKED) %s', target.oid::regclass); END IF;
  END $$`;

// What is entered by hand or comes in many small files never asks: by default autovacuum would look at it when it has
// become a tenth of the table. A sample costs the same however large the table is.
const OFTEN = (setting: string): string => `DO $$
  DECLARE target regclass;
  BEGIN
    FOR target IN SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'company_id'
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    LOOP
      EXECUTE format('ALTER TABLE %s ${setting}', target);
    END LOOP;
  END $$`;

/**
 * The planner also learns of a company that loads its first rows into tables that others have filled: no sample has
 * seen it, it is taken to have one row, and then every index that begins with company_id looks as good as the right one.
 */
export class StatisticsByCompany1764005300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION app.refresh_statistics(text)');
    await runner.query(BY_COMPANY);
    await runner.query(OFTEN('SET (autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000)'));
    await this.grant(runner, 'app.refresh_statistics(text, bigint)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION app.refresh_statistics(text, bigint)');
    await runner.query(ONE_TABLE);
    await runner.query(OFTEN('RESET (autovacuum_analyze_scale_factor, autovacuum_analyze_threshold)'));
    await this.grant(runner, 'app.refresh_statistics(text)');
  }

  private async grant(runner: QueryRunner, name: string): Promise<void> {
    await runner.query(`REVOKE EXECUTE ON FUNCTION ${name} FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION ${name} TO app`);
  }
}
