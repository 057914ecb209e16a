import { rm } from 'node:fs/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { migrations } from '../../migrations/index.js';
import { readConfig } from '../config.js';
import { backupSqlite, checkBackup, restoreSqlite } from '../database/backup.js';
import { migrate } from '../database/migrate.js';
import type { Database } from '../database/open.js';
import { problems } from '../problem.js';
import { QuestionnaireDefinition } from '../questionnaire/definition.js';
import { StoredStudy } from '../study/definition.js';
import { commandLine, recordEvent } from '../study/events.js';
import { noteBackup } from './checks/last-backup.js';
import { defineCommand } from './command.js';

/**
 * Throws for a backup whose study or questionnaires cannot be read, or whose answers are not JSON.
 */
async function checkContents(from: string, { db }: Database): Promise<void> {
  try {
    for (const { definition } of await db.selectFrom('study').select('definition').execute()) {
      StoredStudy.parse(JSON.parse(definition));
    }
    for (const { definition } of await db.selectFrom('questionnaire').select('definition').execute()) {
      QuestionnaireDefinition.parse(JSON.parse(definition));
    }
    const broken = await sql`select 1 from response where not json_valid(answers) limit 1`.execute(db);
    if (broken.rows.length) throw new Error('answers that are no JSON');
  } catch {
    throw problems.file(`${from} cannot be restored: it is damaged. Nothing was changed.`);
  }
}

/** Stops sending, so that nothing goes twice: what was queued in the backup may have gone since. */
async function holdSending({ db }: Database): Promise<void> {
  const now = new Date().toISOString();
  await db
    .updateTable('outbox')
    .set({ claimed_at: now, unknown_at: now })
    .where('accepted_at', 'is', null)
    .where('failed_at', 'is', null)
    .execute();
  await db
    .updateTable('wave')
    .set({ stopped_at: now })
    .where('opened_at', 'is not', null)
    .where('closed_at', 'is', null)
    .execute();
}

export const backup = defineCommand({
  name: 'backup',
  summary: 'Writes a consistent copy of the database, also while the server runs.',
  args: { FILE: z.string().describe('the new file, such as /safe/place/golfslag-2026-11-25.sqlite') },
  options: {},
  run: async (context, { args }) => {
    const ctx = await context.open();
    const bytes = await backupSqlite(ctx.database, args.FILE);
    await noteBackup(ctx);
    await recordEvent(ctx, { action: 'backup made', who: commandLine, about: {} });
    return { result: { bytes }, text: `${args.FILE}: ${bytes} bytes.` };
  },
});

export const restore = defineCommand({
  name: 'restore',
  summary: 'Puts a backup back, after checking it; the server must be stopped.',
  args: { FILE: z.string().describe('what `golfslag backup` wrote') },
  options: {},
  run: async ({ environment }, { args }) => {
    const { databaseUrl } = readConfig(environment);
    if (!databaseUrl.startsWith('sqlite:')) {
      throw problems.file('This database is PostgreSQL: restore it with pg_restore, as docs/operations.md says.');
    }
    const file = databaseUrl.slice('sqlite:'.length);
    checkBackup(args.FILE, Object.keys(migrations('sqlite')));
    const { bytes, kept } = await restoreSqlite(file, args.FILE, async (copy) => {
      await migrate(copy);
      await checkContents(args.FILE, copy);
      await holdSending(copy);
    });
    await Promise.all(['-wal', '-shm'].map((suffix) => rm(file + suffix, { force: true })));
    const before = kept === undefined ? '' : ` What was there is kept as ${kept}.`;
    const stopped = ' Sending is stopped: see which letters went since the backup, then `golfslag resume --wave WAVE`.';
    return { result: { bytes }, text: `The backup is back: ${bytes} bytes.${before}${stopped}` };
  },
});
