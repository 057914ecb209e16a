import { sql, type Kysely, type Migration } from 'kysely';

/** Gives a mail server's answers columns of their own, and drops what nothing reads any more. */
export function columns(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('outbox').addColumn('smtp_code', 'integer').execute();
      await db.schema.alterTable('outbox').addColumn('smtp_status', 'text').execute();
      await fillAnswers(db);
      await db.schema.alterTable('questionnaire').dropColumn('hashes').execute();
      await leaveOutUnread(db);
    },
  };
}

/** The answers were in the text of the error: "SMTP 550 5.1.1", or "SMTP 451". */
async function fillAnswers(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ error: string }>`
    select distinct error from outbox where error is not null
  `.execute(db);
  for (const { error } of rows) {
    const [, code, status = null] = /^SMTP (\d{3})(?: (\d\.\d{1,3}\.\d{1,3}))?$/.exec(error) ?? [];
    if (code === undefined) continue;
    await sql`update outbox set smtp_code = ${Number(code)}, smtp_status = ${status} where error = ${error}`.execute(
      db,
    );
  }
}

interface OldBaseline {
  groups: { responseRate?: unknown }[];
  figures: { readings: Record<string, { pairs?: unknown }> }[];
  notResults?: unknown;
}

/** Removes from stored baselines what nothing reads: it would be rejected now as an unknown key. */
async function leaveOutUnread(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ slug: string; definition: string }>`select slug, definition from study`.execute(db);
  for (const { slug, definition } of rows) {
    const study = JSON.parse(definition) as { baseline?: OldBaseline };
    if (!study.baseline) continue;
    delete study.baseline.notResults;
    for (const group of study.baseline.groups) delete group.responseRate;
    for (const { readings } of study.baseline.figures) {
      for (const reading of Object.values(readings)) delete reading.pairs;
    }
    const ascii = JSON.stringify(study).replaceAll(
      /[\u0080-\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    await sql`update study set definition = ${ascii} where slug = ${slug}`.execute(db);
  }
}
