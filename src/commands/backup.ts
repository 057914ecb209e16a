import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { migrations } from '../../migrations/index.js';
import { readConfig } from '../config.js';
import { backupSqlite, checkBackup, restoreSqlite } from '../database/backup.js';
import { longAgo } from '../fieldwork/outbox.js';
import { problems } from '../problem.js';
import { defineCommand } from './command.js';

export const backup = defineCommand({
  name: 'backup',
  summary: 'Writes a consistent copy of the database, also while the server runs.',
  args: ['FILE'],
  options: {},
  run: async (room, { args }) => {
    const { database } = await room.open();
    const bytes = await backupSqlite(database, args.FILE);
    return { result: { bytes }, text: `${args.FILE}: ${bytes} bytes.` };
  },
});

export const restore = defineCommand({
  name: 'restore',
  summary: 'Puts a backup back, after checking it; the server must be stopped.',
  args: ['FILE'],
  options: {},
  run: async ({ environment }, { args }) => {
    const { databaseUrl } = readConfig(environment);
    if (!databaseUrl.startsWith('sqlite:')) {
      throw problems.file('This database is PostgreSQL: restore it with pg_restore, as docs/operations.md says.');
    }
    const file = databaseUrl.slice('sqlite:'.length);
    checkBackup(args.FILE, Object.keys(migrations('sqlite')));
    const bytes = await restoreSqlite(file, args.FILE, (copy) => {
      copy.prepare(`update outbox set claimed_at = ? where accepted_at is null and failed_at is null`).run(longAgo);
    });
    await Promise.all(['-wal', '-shm'].map((suffix) => rm(file + suffix, { force: true })));
    const kept = existsSync(`${file}.replaced`) ? ` What was there is kept as ${file}.replaced.` : '';
    return { result: { bytes }, text: `The backup is back: ${bytes} bytes.${kept}` };
  },
});
