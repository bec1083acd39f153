#!/bin/sh
# The three roles and the database, as src/embedded/provision.ts makes them on the embedded server.
set -eu
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 \
  --set migrator="$MIGRATOR_PASSWORD" --set app="$APP_PASSWORD" --set backup="$BACKUP_PASSWORD" <<'SQL'
CREATE ROLE migrator LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'migrator';
CREATE ROLE app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT PASSWORD :'app';
CREATE ROLE backup LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS PASSWORD :'backup';
GRANT pg_read_all_data TO backup;
ALTER ROLE backup SET default_transaction_read_only = on;
CREATE DATABASE quintet OWNER migrator TEMPLATE template0 ENCODING 'UTF8'
  LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C';
REVOKE ALL ON DATABASE quintet FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE quintet TO app;
GRANT CONNECT ON DATABASE quintet TO backup;
\connect quintet
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
SQL
