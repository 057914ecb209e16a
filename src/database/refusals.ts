import pg from 'pg';
import SQLite from 'better-sqlite3';
import { problems } from '../problem.js';
import { describeSystemError } from '../system-error.js';
import { isBusy } from './sqlite.js';

/**
 * Returns why a database cannot be opened or brought up to date, as a refusal. What is foreseen
 * says what to do; any other error is returned as it is, and so is one that another try may mend.
 */
export function refusalOf(url: string, error: unknown): unknown {
  if (isBusy(error)) return error;
  return url.startsWith('sqlite:') ? refusalOfFile(url.slice('sqlite:'.length), error) : refusalOfServer(url, error);
}

function refusalOfFile(file: string, error: unknown): unknown {
  const why = error instanceof SQLite.SqliteError ? faultsOfFiles[error.code] : describeSystemError(error);
  return why === undefined ? error : problems.database(`The database ${file} cannot be opened: ${why}.`);
}

const faultsOfFiles: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'it is no SQLite database. Mend DATABASE_URL, or restore a backup',
  SQLITE_CORRUPT: 'it is damaged. Restore a backup',
  SQLITE_CANTOPEN: 'it is not there, or this user may not read it',
  SQLITE_READONLY: 'it cannot be written to',
  SQLITE_FULL: 'the disk is full',
};

function refusalOfServer(url: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  if (code === 'ERR_INVALID_URL') {
    return problems.database('DATABASE_URL must be an address such as postgres://user:password@host:5432/name.');
  }
  const { host, port, database, user } = new pg.Client({ connectionString: url });
  const at = `PostgreSQL at ${host}:${port}`;
  if (unreachable.includes(code)) {
    return problems.database(`${at} cannot be reached (${code}). Is it running, and is DATABASE_URL right?`);
  }
  const why = faultsOfServers[code]?.({ user: user ?? '', name: database ?? '' });
  return why === undefined ? error : problems.database(`${at} ${why}.`);
}

const unreachable = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
];

type Asked = Readonly<Record<'user' | 'name', string>>;

/** By SQLSTATE (PostgreSQL, appendix A). */
const faultsOfServers: Readonly<Record<string, (asked: Asked) => string>> = {
  '28P01': ({ user }) => `refuses the password of user "${user}". Mend DATABASE_URL`,
  '28000': ({ user }) => `does not let user "${user}" in. Mend DATABASE_URL, or its pg_hba.conf`,
  '3D000': ({ name }) => `has no database "${name}". Make it with createdb, or mend DATABASE_URL`,
  '42501': ({ user, name }) =>
    `does not let user "${user}" make tables in "${name}". Make it the owner of the database`,
  '53300': () => 'has no connection left. Raise its max_connections, or stop what holds them',
  '57P03': () => 'is still starting. Try again in a moment',
};
