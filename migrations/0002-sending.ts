import { sql, type Kysely, type Migration } from 'kysely';

/** Adds what the mailing plan, leases, bounces and outcomes need. */
export function sending(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const add = async (table: string, columns: readonly string[]) => {
        for (const column of columns) await db.schema.alterTable(table).addColumn(column, 'text').execute();
      };
      await add('wave', ['plan_from', 'stopped_at']);
      await add('outbox', ['until', 'tried_at', 'sender', 'unknown_at', 'returned', 'returned_at']);
      await add('invitee', ['claim', 'left_off']);
      await db.schema
        .alterTable('draft')
        .addColumn('reached', 'text', (c) => c.notNull().defaultTo('begun'))
        .execute();

      // How far exactly a draft had got is recorded when it is next saved.
      await sql`update draft set reached = 'break-off' where answers <> '{}'`.execute(db);
      await sql`update invitee set claim = 'screened-out' where ineligible = 1`.execute(db);
      await db.schema.alterTable('invitee').dropColumn('ineligible').execute();
      await sql`update outbox set tried_at = claimed_at`.execute(db);
      await sql`
        update outbox set unknown_at = claimed_at
        where claimed_at is not null and accepted_at is null and failed_at is null
      `.execute(db);

      await db.schema
        .createIndex('outbox_leased')
        .on('outbox')
        .column('sender')
        .where(
          sql<boolean>`claimed_at is not null and accepted_at is null and failed_at is null and unknown_at is null`,
        )
        .execute();
      await db.schema.createIndex('outbox_tried').on('outbox').column('tried_at').execute();
      await db.schema.createIndex('invitee_cell').on('invitee').columns(['wave', 'grp', 'bureau', 'id']).execute();

      const days = db.schema
        .createTable('completed_day')
        .addColumn('wave', 'text', (c) => c.notNull().references('wave.slug'))
        .addColumn('grp', 'text', (c) => c.notNull())
        .addColumn('bureau', 'text', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('completed', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('completed_day_key', ['wave', 'grp', 'bureau', 'day']);
      await (kind === 'sqlite' ? days.modifyEnd(sql`without rowid`) : days).execute();

      await addPlanToStudies(db);
    },
  };
}

/** The plan and the partial thresholds given to a study that was loaded before it had either. */
const before = {
  days: { announcement: -3, invitation: 0, 'reminder-1': 4, 'reminder-2': 11, 'reminder-3': 18 } as Record<
    string,
    number
  >,
  when: { weekdays: ['tue', 'wed', 'thu'], hours: '09:00-16:00' },
  outcomes: { partial: 50, breakOff: 1 },
};

interface OldStudy {
  definition: { mail: { steps: { step: string }[] } };
  letters: Record<string, unknown>;
}

/**
 * Gives steps a day and hours. Steps had free names before: one that the plan does not know is
 * dropped with its letter.
 */
async function addPlanToStudies(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ slug: string; definition: string }>`select slug, definition from study`.execute(db);
  for (const { slug, definition } of rows) {
    const study = JSON.parse(definition) as OldStudy;
    const known = (step: string) => step in before.days;
    const { mail } = study.definition;
    mail.steps = mail.steps
      .filter(({ step }) => known(step))
      .map((step) => ({ ...step, day: before.days[step.step], ...before.when }));
    study.letters = Object.fromEntries(Object.entries(study.letters).filter(([step]) => known(step)));
    Object.assign(study.definition, { outcomes: before.outcomes });
    const ascii = JSON.stringify(study).replaceAll(
      /[\u0080-\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    await sql`update study set definition = ${ascii} where slug = ${slug}`.execute(db);
  }
}
