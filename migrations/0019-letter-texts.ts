import { sql, type Kysely, type Migration } from 'kysely';

interface OldStudy {
  definition?: { bureaus: { slug: string; mail?: { from?: unknown } & Record<string, unknown> }[] };
  letters?: Record<string, Record<string, Record<string, { subject: string; body: string }>>>;
}

/**
 * Takes the letters out of the stored study into a table of their own, a row a version: they are
 * written on the page from now on. What a bureau adds to its letters has such a table too.
 */
export function letterTexts(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const clustered = kind === 'sqlite' ? sql`without rowid` : sql``;
      await db.schema
        .createTable('letter_text')
        .addColumn('study', 'text', (column) => column.notNull().references('study.slug'))
        .addColumn('step', 'text', (column) => column.notNull())
        .addColumn('grp', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('made_at', 'text', (column) => column.notNull())
        .addColumn('made_by', 'text', (column) => column.notNull())
        .addColumn('waves', 'text')
        .addPrimaryKeyConstraint('letter_text_key', ['study', 'step', 'grp', 'language', 'version'])
        .modifyEnd(clustered)
        .execute();
      await db.schema
        .createTable('bureau_letters')
        .addColumn('study', 'text', (column) => column.notNull().references('study.slug'))
        .addColumn('bureau', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('settings', 'text', (column) => column.notNull())
        .addColumn('made_at', 'text', (column) => column.notNull())
        .addColumn('made_by', 'text', (column) => column.notNull())
        .addColumn('waves', 'text')
        .addPrimaryKeyConstraint('bureau_letters_key', ['study', 'bureau', 'version'])
        .modifyEnd(clustered)
        .execute();
      const { rows } = await sql<{ slug: string; definition: string; loaded_at: string }>`
        select slug, definition, loaded_at from study`.execute(db);
      for (const { slug, definition, loaded_at } of rows) {
        const { letters = {}, ...study } = JSON.parse(definition) as OldStudy;
        for (const [step, groups] of Object.entries(letters)) {
          for (const [grp, languages] of Object.entries(groups)) {
            for (const [language, { subject, body }] of Object.entries(languages)) {
              const text = body.replaceAll('\r\n', '\n');
              await sql`insert into letter_text (study, step, grp, language, version, subject, body, made_at, made_by)
                values (${slug}, ${step}, ${grp}, ${language}, 1, ${subject}, ${text}, ${loaded_at}, 'study.yaml')
              `.execute(db);
            }
          }
        }
        for (const { slug: bureau, mail } of study.definition?.bureaus ?? []) {
          const { from: _, ...settings } = mail ?? {};
          if (!Object.keys(settings).length) continue;
          await sql`insert into bureau_letters (study, bureau, version, settings, made_at, made_by)
            values (${slug}, ${bureau}, 1, ${JSON.stringify(settings)}, ${loaded_at}, 'study.yaml')`.execute(db);
        }
        const ascii = JSON.stringify(study).replaceAll(
          /[\u0080-\uffff]/g,
          (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        await sql`update study set definition = ${ascii} where slug = ${slug}`.execute(db);
      }
    },
  };
}
