import type pg from 'pg';

interface RoleFacts {
  name: string;
  superuser: boolean;
  bypasses: boolean;
  creates: boolean;
  owned: string[] | null;
  truncatable: string[] | null;
  schemas: string[] | null;
}

const FACTS = `
  SELECT role.rolname AS name, role.rolsuper AS superuser, role.rolbypassrls AS bypasses,
    role.rolcreatedb OR role.rolcreaterole OR role.rolreplication AS creates,
    (SELECT array_agg(class.oid::regclass::text ORDER BY 1) FROM pg_class class JOIN pg_namespace space ON space.oid = class.relnamespace
      WHERE class.relkind IN ('r', 'p', 'v', 'm', 'S') AND space.nspname !~ '^pg_|^information_schema$'
        AND pg_has_role(current_user, class.relowner, 'MEMBER')) AS owned,
    (SELECT array_agg(class.oid::regclass::text ORDER BY 1) FROM pg_class class JOIN pg_namespace space ON space.oid = class.relnamespace
      WHERE class.relkind IN ('r', 'p') AND space.nspname !~ '^pg_|^information_schema$'
        AND has_table_privilege(current_user, class.oid, 'TRUNCATE')) AS truncatable,
    (SELECT array_agg(space.nspname::text ORDER BY 1) FROM pg_namespace space
      WHERE space.nspname !~ '^pg_|^information_schema$' AND has_schema_privilege(current_user, space.oid, 'CREATE')) AS schemas
  FROM pg_roles role WHERE role.rolname = current_user`;

/** What the connected role may do although the application's role must not; empty when it is as it should be. */
export async function roleProblems(client: Pick<pg.ClientBase, 'query'>): Promise<string[]> {
  const { rows } = await client.query<RoleFacts>(FACTS);
  const role = rows[0];
  if (role === undefined) return ['The role of the connection is not in pg_roles.'];
  // A superuser owns and may do everything: the lists would only hide the reason.
  if (role.superuser) return [`Role ${role.name} is a superuser: row-level security would not bind it.`];
  const few = (names: string[]): string => names.slice(0, 3).join(', ') + (names.length > 3 ? ', …' : '');
  const problems: string[] = [];
  if (role.bypasses) problems.push(`Role ${role.name} bypasses row-level security.`);
  if (role.creates) problems.push(`Role ${role.name} may create databases or roles, or replicate.`);
  if (role.owned) problems.push(`Role ${role.name} owns ${few(role.owned)}.`);
  if (role.truncatable) problems.push(`Role ${role.name} may TRUNCATE ${few(role.truncatable)}.`);
  if (role.schemas) problems.push(`Role ${role.name} may create objects in schema ${few(role.schemas)}.`);
  return problems;
}
