import { join } from 'node:path';
import { sql, Migrator } from 'kysely';
import { describe, expect, it } from 'vitest';
import { firstTables } from '../../migrations/0001-first-tables.js';
import { restore } from '../../src/commands/backup.js';
import { openRoom } from '../../src/commands/room.js';
import { readOurStudy } from '../../src/commands/first-start.js';
import { backupSqlite } from '../../src/database/backup.js';
import { migrate } from '../../src/database/migrate.js';
import { openDatabase, type Database } from '../../src/database/open.js';
import { StoredStudy } from '../../src/study/definition.js';
import { afterwards } from '../support/afterwards.js';
import { databases, freshDatabaseUrl } from '../support/database.js';
import { freshFolder } from '../support/folder.js';
import { freshInstallation } from '../commands/cli.js';

/** A database as the first release left it: a study with a step of its own name, letters, drafts, one screened out. */
async function fillAsBefore(database: Database): Promise<void> {
  const { db, kind } = database;
  const provider = { getMigrations: () => Promise.resolve({ '0001-first-tables': firstTables(kind) }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(JSON.stringify(error));
  const { definition, letters, ...rest } = readOurStudy().study;
  const { outcomes: _, mail, ...others } = definition;
  const letter = { nl: 'mail/x.md' };
  const steps = [
    { step: 'invitation', letter },
    { step: 'last-call', letter },
  ];
  const old = {
    ...rest,
    definition: { ...others, mail: { from: mail.from, steps } },
    letters: { invitation: letters.invitation, 'last-call': letters.invitation },
  };
  const now = '2026-03-10T10:00:00.000Z';
  await sql`insert into study (slug, definition, loaded_at) values ('loopbaanadvies', ${JSON.stringify(old)}, ${now})`.execute(
    db,
  );
  await sql`insert into wave (slug, study, kind, added_at, opened_at) values ('2026', 'loopbaanadvies', 'fieldwork', ${now}, ${now})`.execute(
    db,
  );
  for (const [i, id] of ['a', 'b', 'c'].entries()) {
    await sql`insert into invitee
      (id, wave, grp, bureau, email, email_key, name, language, link_version, token_hash, sample, ineligible)
      values (${id}, '2026', 'ex-client', 'blcc', ${id}, ${id}, '', 'nl', 1, ${id}, 0, ${i === 2 ? 1 : 0})`.execute(db);
  }
  await sql`insert into draft (invitee, answers, receipt_code) values ('a', '{}', '1'), ('b', '{"XC_PERIODE":"1"}', '2')`.execute(
    db,
  );
  await sql`insert into outbox (id, wave, invitee, grp, bureau, step, queued_at, not_before, claimed_at, accepted_at, attempts)
    values ('1', '2026', 'a', 'ex-client', 'blcc', 'invitation', ${now}, ${now}, ${now}, ${now}, 1),
           ('2', '2026', 'b', 'ex-client', 'blcc', 'invitation', ${now}, ${now}, ${now}, null, 1),
           ('3', '2026', 'c', 'ex-client', 'blcc', 'invitation', ${now}, ${now}, null, null, 0)`.execute(db);
}

describe.each(databases)('a database of the first release, on %s', (kind) => {
  it('is brought to this one with all that is in it', async () => {
    const database = openDatabase(await freshDatabaseUrl(kind));
    afterwards(() => database.close());
    await fillAsBefore(database);
    expect(await migrate(database)).toEqual(['0002-sending', '0003-results']);
    const { db } = database;
    const { definition } = await db.selectFrom('study').select('definition').executeTakeFirstOrThrow();
    const study = StoredStudy.parse(JSON.parse(definition));
    expect(study.definition.mail.steps.map(({ step, day }) => [step, day])).toEqual([['invitation', 0]]);
    expect(Object.keys(study.letters)).toEqual(['invitation']);
    expect(await db.selectFrom('draft').select(['invitee', 'reached']).orderBy('invitee').execute()).toEqual([
      { invitee: 'a', reached: 'begun' },
      { invitee: 'b', reached: 'break-off' },
    ]);
    expect((await db.selectFrom('invitee').select('claim').orderBy('id').execute()).map(({ claim }) => claim)).toEqual([
      null,
      null,
      'screened-out',
    ]);
    const letters = await db
      .selectFrom('outbox')
      .select(['accepted_at', 'unknown_at', 'claimed_at'])
      .orderBy('id')
      .execute();
    expect(letters.map((letter) => Object.values(letter).map((time) => time !== null))).toEqual([
      [true, false, true],
      [false, true, true],
      [false, false, false],
    ]);
  });
});

describe('a backup of the first release', () => {
  it('can be restored into this one', async () => {
    const copy = join(await freshFolder(), 'backup.sqlite');
    const old = openDatabase(await freshDatabaseUrl('sqlite'));
    await fillAsBefore(old);
    await backupSqlite(old, copy);
    await old.close();
    const environment = await freshInstallation();
    await restore.run(openRoom(environment), [copy]);
    const database = openDatabase(`sqlite:${join(environment.DATA_DIR, 'golfslag.sqlite')}`);
    afterwards(() => database.close());
    expect(await migrate(database)).toEqual([]);
    expect(
      await database.db.selectFrom('outbox').select('id').where('unknown_at', 'is not', null).execute(),
    ).toHaveLength(2);
    expect(await database.db.selectFrom('wave').select('slug').where('stopped_at', 'is', null).execute()).toEqual([]);
  });
});
