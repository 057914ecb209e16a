import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, Migrator } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../migrations/index.js';
import { restore } from '../../src/commands/backup.js';
import { openCommandContext } from '../../src/commands/command-context.js';
import { readOurStudy } from '../../src/commands/first-start.js';
import { migrate } from '../../src/database/migrate.js';
import { openDatabase, type Database } from '../../src/database/open.js';
import { StudyFiles, type StoredStudy } from '../../src/study/definition.js';
import { withLetters } from '../../src/study/letters.js';
import { afterwards } from '../support/afterwards.js';
import { addDemoWave } from '../../src/response/demo.js';
import { findWrongTallies } from '../../src/results/recount.js';
import { readResults } from '../support/as-operator.js';
import { databases, freshDatabaseUrl } from '../support/database.js';
import { answer } from '../support/filled-in.js';
import { readStudyWithBureaus } from '../support/questionnaires.js';
import { seeded } from '../support/random-answers.js';
import { openWorld } from '../support/world.js';
import { freshFolder } from '../support/folder.js';
import { freshInstallation } from '../commands/cli.js';

const groups = ['ex-client', 'employer'] as const;

/** Brings an empty database to a version of before. */
async function migrateTo({ db, kind }: Database, last: string): Promise<void> {
  const older = Object.entries(migrations(kind)).filter(([name]) => name <= last);
  const provider = { getMigrations: () => Promise.resolve(Object.fromEntries(older)) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(JSON.stringify(error));
}

/** The migrations after one. */
function later(kind: Database['kind'], last: string): string[] {
  return Object.keys(migrations(kind)).filter((name) => name > last);
}

/** The study of a database of this version. */
async function readStudy(database: Database): Promise<StoredStudy> {
  const { definition } = await database.db.selectFrom('study').select('definition').executeTakeFirstOrThrow();
  return withLetters(database, StudyFiles.parse(JSON.parse(definition)));
}

/** The letters of our study to one group: before migration 0006 all groups had one together. */
function lettersTo(group: string) {
  return Object.fromEntries(
    Object.entries(readOurStudy().study.letters).map(([step, letters]) => [step, letters[group]]),
  );
}

/** Our study as it was stored before migration 0006. */
function withOneLetter({ definition, ...study }: StoredStudy) {
  const steps = definition.mail.steps.map(({ letters, ...step }) => ({ ...step, letter: letters['ex-client'] }));
  return {
    ...study,
    definition: { ...definition, mail: { ...definition.mail, steps } },
    letters: lettersTo('ex-client'),
  };
}

/** The same after it: each group has that letter. */
function withSameLetters({ definition, ...study }: StoredStudy): StoredStudy {
  const toBoth = <L>(letter: L) => ({ 'ex-client': letter, employer: letter });
  const steps = definition.mail.steps.map(({ letters, ...step }) => ({
    ...step,
    letters: toBoth(letters['ex-client'] ?? { nl: '' }),
  }));
  return {
    ...study,
    definition: { ...definition, mail: { ...definition.mail, steps } },
    letters: Object.fromEntries(
      Object.entries(lettersTo('ex-client')).map(([step, letter]) => [step, toBoth(letter ?? {})]),
    ),
  };
}

/** A database as the first release left it: a study with a step of its own name, letters, drafts, one screened out. */
async function fillAsBefore(database: Database): Promise<void> {
  const { db } = database;
  await migrateTo(database, '0001-first-tables');
  const { definition, letters: _letters, ...rest } = readOurStudy().study;
  const { invitation } = lettersTo('ex-client');
  const { outcomes: _, mail, ...others } = definition;
  const letter = { nl: 'mail/x.md' };
  const steps = [
    { step: 'invitation', letter },
    { step: 'last-call', letter },
  ];
  const old = {
    ...rest,
    definition: { ...others, mail: { from: mail.from, steps } },
    letters: { invitation, 'last-call': invitation },
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
    expect(await migrate(database)).toEqual(later(kind, '0001-first-tables'));
    const { db } = database;
    const study = await readStudy(database);
    expect(study.definition.mail.steps.map(({ step, day }) => [step, day])).toEqual([['invitation', 0]]);
    const { invitation } = lettersTo('ex-client');
    expect(study.letters).toEqual({ invitation: { 'ex-client': invitation, employer: invitation } });
    expect(study.definition.mail.steps[0]?.letters).toEqual({
      'ex-client': { nl: 'mail/x.md' },
      employer: { nl: 'mail/x.md' },
    });
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

/** A database of before migration 0004: a study with a baseline, a questionnaire, and letters with what SMTP answered. */
async function fillWithResults(database: Database): Promise<void> {
  const { db } = database;
  await migrateTo(database, '0003-results');
  const { study, questionnaires } = readOurStudy();
  const baseline = study.baseline && {
    ...study.baseline,
    groups: study.baseline.groups.map((group) => ({
      ...group,
      responseRate: { percent: 60, published: { nl: '60%' } },
    })),
    figures: study.baseline.figures.map((figure) => ({
      ...figure,
      readings: Object.fromEntries(
        Object.entries(figure.readings).map(([name, reading]) => [name, { ...reading, pairs: [[35, 50]] }]),
      ),
    })),
    notResults: [{ group: 'employer', question: 'OG_WAAROM_NIET', statement: { nl: 'Waarom?' } }],
  };
  const now = '2026-03-10T10:00:00.000Z';
  const stored = JSON.stringify({ ...withOneLetter(study), baseline });
  await sql`insert into study (slug, definition, loaded_at) values ('loopbaanadvies', ${stored}, ${now})`.execute(db);
  for (const { group, definition } of questionnaires) {
    await sql`insert into questionnaire (id, study, grp, version, definition, hashes)
      values (${group}, 'loopbaanadvies', ${group}, 1, ${JSON.stringify(definition)}, '{}')`.execute(db);
  }
  await sql`insert into wave (slug, study, kind, added_at, opened_at)
    values ('2026', 'loopbaanadvies', 'fieldwork', ${now}, ${now})`.execute(db);
  await sql`insert into invitee (id, wave, grp, bureau, email, email_key, name, language, link_version, token_hash, sample)
    values ('a', '2026', 'ex-client', 'blcc', 'a', 'a', '', 'nl', 1, 'a', 0)`.execute(db);
  await sql`insert into response (id, wave, grp, bureau, questionnaire, answers)
    values ('r', '2026', 'ex-client', 'blcc', 'ex-client', '{}')`.execute(db);
  const letters = [
    ['announcement', 'SMTP 550 5.1.1'],
    ['invitation', 'SMTP 451'],
    ['reminder-1', 'ETIMEDOUT'],
    ['reminder-2', null],
  ];
  for (const [step, error] of letters) {
    await sql`insert into outbox (id, wave, invitee, grp, bureau, step, queued_at, not_before, attempts, error)
      values (${step}, '2026', 'a', 'ex-client', 'blcc', ${step}, ${now}, ${now}, 1, ${error})`.execute(db);
  }
}

describe.each(databases)('a database of before migration 0004, on %s', (kind) => {
  it('is brought to this one with all that is in it', async () => {
    const database = openDatabase(await freshDatabaseUrl(kind));
    afterwards(() => database.close());
    await fillWithResults(database);
    expect(await migrate(database)).toEqual(later(kind, '0003-results'));
    const { db } = database;
    expect(await readStudy(database)).toEqual(withSameLetters(readOurStudy().study));
    const { definition } = await db.selectFrom('study').select('definition').executeTakeFirstOrThrow();
    expect(Buffer.from(definition).every((byte) => byte < 128)).toBe(true);
    const [questionnaire] = await db.selectFrom('questionnaire').selectAll().orderBy('id').execute();
    expect(Object.keys(questionnaire ?? {})).toEqual(['id', 'study', 'grp', 'version', 'definition']);
    expect(await db.selectFrom('response').select('questionnaire').execute()).toEqual([{ questionnaire: 'ex-client' }]);
    expect(
      await db.selectFrom('outbox').select(['step', 'smtp_code', 'smtp_status', 'error']).orderBy('step').execute(),
    ).toEqual([
      { step: 'announcement', smtp_code: 550, smtp_status: '5.1.1', error: 'SMTP 550 5.1.1' },
      { step: 'invitation', smtp_code: 451, smtp_status: null, error: 'SMTP 451' },
      { step: 'reminder-1', smtp_code: null, smtp_status: null, error: 'ETIMEDOUT' },
      { step: 'reminder-2', smtp_code: null, smtp_status: null, error: null },
    ]);
  });
});

describe.each(databases)('a database of before migration 0008, on %s', (kind) => {
  it('keeps what its refusals spoke of, as far as it can tell', async () => {
    const database = openDatabase(await freshDatabaseUrl(kind));
    afterwards(() => database.close());
    const { db } = database;
    await migrateTo(database, '0007-readers');
    const now = '2026-03-10T10:00:00.000Z';
    await sql`insert into study (slug, definition, loaded_at) values ('loopbaanadvies', '{}', ${now})`.execute(db);
    await sql`insert into wave (slug, study, kind, added_at) values ('2026', 'loopbaanadvies', 'fieldwork', ${now})`.execute(
      db,
    );
    for (const [id, bounced] of [
      ['a', now],
      ['b', null],
    ]) {
      await sql`insert into invitee (id, wave, grp, bureau, email, email_key, name, language, link_version, token_hash, sample, bounced_at)
        values (${id}, '2026', 'ex-client', 'blcc', ${id}, ${id}, '', 'nl', 1, ${id}, 0, ${bounced})`.execute(db);
    }
    const letters = [
      { id: '1', invitee: 'a', smtp_code: 550, failed_at: now },
      { id: '2', invitee: 'b', smtp_code: 554, failed_at: now },
      { id: '3', invitee: 'a', returned: 'hard', accepted_at: now },
      { id: '4', invitee: 'b', returned: 'soft', accepted_at: now },
      { id: '5', invitee: 'a', smtp_code: 451, failed_at: now },
      { id: '6', invitee: 'b', accepted_at: now },
    ];
    for (const { id, ...letter } of letters) {
      const row = { wave: '2026', grp: 'ex-client', bureau: 'blcc', queued_at: now, not_before: now, attempts: 1 };
      await db
        .insertInto('outbox')
        .values({ id, step: id, ...row, ...letter })
        .execute();
    }
    expect(await migrate(database)).toEqual(later(kind, '0007-readers'));
    const causes = await db.selectFrom('outbox').select('cause').orderBy('id').execute();
    expect(causes.map(({ cause }) => cause)).toEqual(['address', null, 'address', 'mailbox', null, null]);
    expect(await db.selectFrom('refusing_host').selectAll().execute()).toEqual([]);
  });
});

describe('a PostgreSQL of before migration 0011', () => {
  it('loses the samples of answers and addresses that it has, and takes no other', async () => {
    const database = openDatabase(await freshDatabaseUrl('postgres'));
    afterwards(() => database.close());
    const { db } = database;
    await migrateTo(database, '0010-response-index');
    const now = '2026-03-10T10:00:00.000Z';
    await sql`insert into study (slug, definition, loaded_at) values ('loopbaanadvies', '{}', ${now})`.execute(db);
    await sql`insert into wave (slug, study, kind, added_at) values ('2026', 'loopbaanadvies', 'fieldwork', ${now})`.execute(
      db,
    );
    await sql`insert into invitee (id, wave, grp, bureau, email, email_key, name, language, link_version, token_hash, sample)
      values ('a', '2026', 'ex-client', 'blcc', 'zoe@example.nl', 'zoe@example.nl', 'Zoë', 'nl', 1, 'a', 0)`.execute(
      db,
    );
    const sampled = async () => {
      const { rows } = await sql<{ attname: string }>`
        select attname from pg_stats where tablename = 'invitee' and attname in ('email', 'email_key', 'name') order by 1
      `.execute(db);
      return rows.map(({ attname }) => attname);
    };
    await sql`analyze invitee`.execute(db);
    expect(await sampled()).toEqual(['email', 'email_key', 'name']);
    await migrate(database);
    expect(await sampled()).toEqual([]);
    await sql`analyze invitee`.execute(db);
    expect(await sampled()).toEqual([]);
  });
});

describe.each(databases)('a database of before migration 0012, on %s', (kind) => {
  it('ends tokens a year after the upgrade and links when they did, and keeps nothing longer than it says', async () => {
    const database = openDatabase(await freshDatabaseUrl(kind));
    afterwards(() => database.close());
    const { db } = database;
    await migrateTo(database, '0011-erased');
    const now = '2026-03-10T10:00:00.000Z';
    const { study } = readOurStudy();
    const privacy = { ...study.definition.privacy, keepMonths: { addresses: 1, answers: 120, openTexts: 24 } };
    const before = JSON.stringify({ ...study, definition: { ...study.definition, privacy } });
    await sql`insert into study (slug, definition, loaded_at) values ('loopbaanadvies', ${before}, ${now})`.execute(db);
    await sql`insert into token (hash, role, added_at, revoked_at) values ('a', 'coordinator', ${now}, null), ('b', 'coordinator', ${now}, ${now})`.execute(
      db,
    );
    await sql`insert into account (id, email, email_key, roles, added_at) values ('a', 'a', 'a', '[]', ${now})`.execute(
      db,
    );
    await sql`insert into sign_in (hash, account, made_at) values ('a', 'a', ${now})`.execute(db);
    expect(await migrate(database)).toEqual(later(kind, '0011-erased'));
    const [token, ...others] = await db.selectFrom('token').selectAll().execute();
    expect([token?.hash, others]).toEqual(['a', []]);
    const days = (Date.parse(token?.expires_at ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(365);
    expect(await db.selectFrom('sign_in').selectAll().execute()).toEqual([
      { hash: 'a', account: 'a', used_at: null, expires_at: '2026-03-17T10:00:00.000Z' },
    ]);
    expect((await readStudy(database)).definition.privacy).toMatchObject({
      ...{ contactDays: 30, keepMonths: { answers: 120, openTexts: 6 }, bureauInFiles: false },
    });
  });
});

describe.each(databases)('a database of before migration 0019, on %s', (kind) => {
  it('keeps its letters as the first version of each, and what bureaus had in study.yaml', async () => {
    const database = openDatabase(await freshDatabaseUrl(kind));
    afterwards(() => database.close());
    const { db } = database;
    await migrateTo(database, '0016-mailed-to-accounts');
    const now = '2026-03-10T10:00:00.000Z';
    const { study } = readOurStudy();
    const mail = { from: { nl: 'BLCC' }, replyTo: 'info@blcc.example', signature: { nl: 'Anna de Vries' } };
    const bureaus = study.definition.bureaus.map((one) => (one.slug === 'blcc' ? { ...one, mail } : one));
    const before = { ...study, definition: { ...study.definition, bureaus } };
    await sql`insert into study (slug, definition, loaded_at)
      values ('loopbaanadvies', ${JSON.stringify(before)}, ${now})`.execute(db);
    expect(await migrate(database)).toEqual(later(kind, '0016-mailed-to-accounts'));
    expect(await readStudy(database)).toEqual(before);
    expect(
      await db.selectFrom('letter_text').select(['version', 'made_at', 'made_by', 'waves']).distinct().execute(),
    ).toEqual([{ version: 1, made_at: now, made_by: 'study.yaml', waves: null }]);
    const { definition } = await db.selectFrom('study').select('definition').executeTakeFirstOrThrow();
    expect(definition).toMatch(/^\p{ASCII}*$/u);
    expect(definition).not.toContain('{greeting}');
  });
});

describe.each(databases)('a database of before migration 0025, on %s', (kind) => {
  it('keeps of an open wave what the study promises now, and of a closed one that it is not known', async () => {
    const database = openDatabase(await freshDatabaseUrl(kind));
    afterwards(() => database.close());
    const { db } = database;
    await migrateTo(database, '0022-held-lists');
    const now = '2026-03-10T10:00:00.000Z';
    const { study } = readOurStudy();
    await sql`insert into study (slug, definition, loaded_at)
      values ('loopbaanadvies', ${JSON.stringify(study)}, ${now})`.execute(db);
    for (const [wave, opened, closed] of [
      ['2024', now, now],
      ['2026', now, null],
      ['2028', null, null],
    ]) {
      await sql`insert into wave (slug, study, kind, added_at, opened_at, closed_at)
        values (${wave}, 'loopbaanadvies', 'fieldwork', ${now}, ${opened}, ${closed})`.execute(db);
    }
    expect(await migrate(database)).toEqual(later(kind, '0022-held-lists'));
    const kept = await db.selectFrom('protocol').select(['wave', 'version', 'protocol']).execute();
    expect(kept.map(({ wave, version }) => [wave, version])).toEqual([['2026', 1]]);
    const { promise, bureauSees, mail } = study.definition;
    const mailPlan = mail.steps.map(({ letters: _, ...step }) => step);
    expect(JSON.parse(kept[0]?.protocol ?? '')).toEqual({ promise, bureauSees, mode: 'web', mailPlan });
  });
});

describe.each(databases)('a database of before migration 0009, on %s', (kind) => {
  it('keeps its counts in one stripe, and shows nothing of an open wave before five more have sent', async () => {
    const database = openDatabase(await freshDatabaseUrl(kind));
    afterwards(() => database.close());
    const { db } = database;
    await migrateTo(database, '0008-refusals');
    const now = '2026-03-10T10:00:00.000Z';
    await sql`insert into study (slug, definition, loaded_at) values ('loopbaanadvies', '{}', ${now})`.execute(db);
    await sql`insert into questionnaire (id, study, grp, version, definition)
      values ('q', 'loopbaanadvies', 'ex-client', 1, '{}')`.execute(db);
    for (const [wave, closed] of [
      ['2024', now],
      ['2026', null],
    ]) {
      await sql`insert into wave (slug, study, kind, added_at, opened_at, closed_at)
        values (${wave}, 'loopbaanadvies', 'fieldwork', ${now}, ${now}, ${closed})`.execute(db);
      await sql`insert into response (id, wave, grp, bureau, questionnaire, answers)
        values (${`r${wave ?? ''}`}, ${wave}, 'ex-client', 'blcc', 'q', '{}')`.execute(db);
      await sql`insert into tally values (${wave}, 'ex-client', 'blcc', '{" ":1}')`.execute(db);
      await sql`insert into completed_day values (${wave}, 'ex-client', 'blcc', '2026-03-10', 1)`.execute(db);
      await sql`insert into interim (wave, grp, moved, figures) values (${wave}, 'ex-client', 0, '{"blcc":{" ":1}}')`.execute(
        db,
      );
    }
    expect(await migrate(database)).toEqual(later(kind, '0008-refusals'));
    const cell = { grp: 'ex-client', bureau: 'blcc' };
    const both = ['2024', '2026'].map((wave) => ({ wave, ...cell }));
    expect(await db.selectFrom('tally').selectAll().orderBy('wave').execute()).toEqual(
      both.map((one) => ({ ...one, stripe: 0, counts: '{" ":1}' })),
    );
    expect(await db.selectFrom('completed_day').selectAll().orderBy('wave').execute()).toEqual(
      both.map((one) => ({ ...one, day: '2026-03-10', stripe: 0, completed: 1 })),
    );
    expect(await db.selectFrom('interim').selectAll().execute()).toEqual([
      { wave: '2026', ...cell, n: 1, figures: null },
    ]);
    expect(await db.selectFrom('wave').select('stripes').distinct().execute()).toEqual([{ stripes: 1 }]);
  });
});

describe.each(databases)('a database of before migration 0014, on %s', (kind) => {
  it('counts of every response what it was asked, and shows an open wave anew once five more have sent', async () => {
    const { ctx, invite } = await openWorld(kind, {}, readStudyWithBureaus);
    const { db } = ctx;
    const random = seeded(14);
    const send = async (count: number) => {
      const people = groups.flatMap((group) =>
        Array.from({ length: count }, (_, i) => ({ email: `${count}-${i}@example.nl`, group, bureau: 'blcc' })),
      );
      for (const token of await invite(people)) await answer(ctx, token, random);
    };
    await addDemoWave(ctx, { respondents: 30, seed: 14 });
    await send(12);
    const tallies = await db.selectFrom('tally').selectAll().execute();
    for (const { counts, ...key } of tallies) {
      const before = Object.entries(JSON.parse(counts) as object).filter(([name]) => !name.endsWith(' asked'));
      await db
        .updateTable('tally')
        .set({ counts: JSON.stringify(Object.fromEntries(before)) })
        .where((eb) => eb.and(key))
        .execute();
    }
    await sql`drop index invitee_screened_out`.execute(db);
    await sql`delete from kysely_migration where name = '0014-asked'`.execute(db);
    expect((await findWrongTallies(ctx)).length).toBeGreaterThan(100);
    expect(await migrate(ctx.database)).toEqual(['0014-asked']);
    expect(await findWrongTallies(ctx)).toEqual([]);
    const inOrder = (rows: typeof tallies) => rows.map((row) => JSON.stringify(row)).sort();
    expect(inOrder(await db.selectFrom('tally').selectAll().execute())).toEqual(inOrder(tallies));
    const shown = async () =>
      (await Promise.all(groups.map((group) => readResults(ctx, '2026', group)))).map(({ n }) => n);
    expect(await shown()).toEqual([0, 0]);
    await send(5);
    expect(await shown()).toEqual([17, 17]);
    expect(await findWrongTallies(ctx)).toEqual([]);
  });
});

describe.each(databases)('a database of before migration 0023, on %s', (kind) => {
  it('has a plan that was on go on for every bureau, on the days of the study', async () => {
    const database = openDatabase(await freshDatabaseUrl(kind));
    afterwards(() => database.close());
    const { db } = database;
    await migrateTo(database, '0022-held-lists');
    const now = '2026-03-10T10:00:00.000Z';
    const { study } = readOurStudy();
    await sql`insert into study (slug, definition, loaded_at)
      values ('loopbaanadvies', ${JSON.stringify(study)}, ${now})`.execute(db);
    for (const [slug, from] of [
      ['2026', '2026-03-24'],
      ['2027', null],
    ] as const) {
      await sql`insert into wave (slug, study, kind, added_at, opened_at, plan_from)
        values (${slug}, 'loopbaanadvies', 'fieldwork', ${now}, ${now}, ${from})`.execute(db);
    }
    expect(await migrate(database)).toEqual(later(kind, '0022-held-lists'));
    const said = await db.selectFrom('bureau_sending').select(['wave', 'bureau', 'stopped_at']).execute();
    expect(said.map(({ bureau }) => bureau).sort()).toEqual(study.definition.bureaus.map(({ slug }) => slug).sort());
    expect(said.every((one) => one.wave === '2026' && one.stopped_at === null)).toBe(true);
    expect(await db.selectFrom('wave').select('plan_days').distinct().execute()).toEqual([{ plan_days: null }]);
  });
});

describe('a backup of the first release', () => {
  it('can be restored into this one', async () => {
    const copy = join(await freshFolder(), 'backup.sqlite');
    const old = openDatabase(await freshDatabaseUrl('sqlite'));
    await fillAsBefore(old);
    await old.close();
    await copyFile(old.file ?? '', copy);
    const environment = await freshInstallation();
    await restore.run(openCommandContext(environment), [copy]);
    const database = openDatabase(`sqlite:${join(environment.DATA_DIR, 'golfslag.sqlite')}`);
    afterwards(() => database.close());
    expect(await migrate(database)).toEqual([]);
    expect(
      await database.db.selectFrom('outbox').select('id').where('unknown_at', 'is not', null).execute(),
    ).toHaveLength(2);
    expect(await database.db.selectFrom('wave').select('slug').where('stopped_at', 'is', null).execute()).toEqual([]);
  });
});
