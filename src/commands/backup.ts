import { rm } from 'node:fs/promises';
import { migrations } from '../../migrations/index.js';
import { readConfig } from '../config.js';
import { backupSqlite, checkBackup, restoreSqlite, type Copy } from '../database/backup.js';
import { problems } from '../problem.js';
import { QuestionnaireDefinition } from '../questionnaire/definition.js';
import { StoredStudy } from '../study/definition.js';
import { defineCommand } from './command.js';

/** Refuses a backup whose study or questionnaires cannot be read any more, or whose answers are no JSON. */
function checkContents(from: string, copy: Copy): void {
  const rows = (query: string) => copy.prepare(query).pluck().all().map(String);
  try {
    for (const text of rows('select definition from study')) StoredStudy.parse(JSON.parse(text));
    for (const text of rows('select definition from questionnaire')) QuestionnaireDefinition.parse(JSON.parse(text));
    const broken = rows('select count(*) from response where not json_valid(answers)');
    if (broken[0] !== '0') throw new Error('answers that are no JSON');
  } catch {
    throw problems.file(`${from} cannot be restored: it is damaged. Nothing was changed.`);
  }
}

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
    const { bytes, kept } = await restoreSqlite(file, args.FILE, (copy) => {
      checkContents(args.FILE, copy);
      // What went since the backup is not in it: nothing is to be sent twice.
      const now = new Date().toISOString();
      copy
        .prepare(`update outbox set claimed_at = ?, unknown_at = ? where accepted_at is null and failed_at is null`)
        .run(now, now);
      copy.prepare(`update wave set stopped_at = ? where opened_at is not null and closed_at is null`).run(now);
    });
    await Promise.all(['-wal', '-shm'].map((suffix) => rm(file + suffix, { force: true })));
    const before = kept === undefined ? '' : ` What was there is kept as ${kept}.`;
    const stopped = ' Sending is stopped: see which letters went since the backup, then `golfslag resume`.';
    return { result: { bytes }, text: `The backup is back: ${bytes} bytes.${before}${stopped}` };
  },
});
