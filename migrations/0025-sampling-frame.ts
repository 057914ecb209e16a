import { sql, type Kysely, type Migration } from 'kysely';

interface OldStudy {
  readonly definition?: {
    readonly promise?: unknown;
    readonly bureauSees?: unknown;
    readonly mail?: { readonly steps?: readonly Record<string, unknown>[] };
  };
}

/**
 * Adds how many people belong to each group of a bureau, and what a wave promised and planned. Of a
 * wave that is open that is what the study says now; of one that has closed it is not known.
 */
export function samplingFrame(kind: 'sqlite' | 'postgres'): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const clustered = kind === 'sqlite' ? sql`without rowid` : sql``;
      await db.schema
        .createTable('sampling_frame')
        .addColumn('wave', 'text', (column) => column.notNull().references('wave.slug'))
        .addColumn('bureau', 'text', (column) => column.notNull())
        .addColumn('grp', 'text', (column) => column.notNull())
        .addColumn('belongs', 'text', (column) => column.notNull())
        .addColumn('people', 'integer', (column) => column.notNull())
        .addColumn('left_out', 'text', (column) => column.notNull())
        .addColumn('other', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('sampling_frame_key', ['wave', 'bureau', 'grp'])
        .modifyEnd(clustered)
        .execute();
      await db.schema
        .createTable('protocol')
        .addColumn('wave', 'text', (column) => column.notNull().references('wave.slug'))
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('protocol', 'text', (column) => column.notNull())
        .addColumn('made_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('protocol_key', ['wave', 'version'])
        .modifyEnd(clustered)
        .execute();
      const { rows } = await sql<{ wave: string; definition: string; loaded_at: string }>`
        select wave.slug as wave, study.definition, study.loaded_at from wave inner join study on study.slug = wave.study
        where wave.kind = 'fieldwork' and wave.opened_at is not null and wave.closed_at is null`.execute(db);
      for (const { wave, definition, loaded_at } of rows) {
        const study = (JSON.parse(definition) as OldStudy).definition;
        const protocol = JSON.stringify({
          promise: study?.promise ?? { nl: '–' },
          bureauSees: study?.bureauSees ?? null,
          mode: 'web',
          mailPlan: (study?.mail?.steps ?? []).map(({ step, day, weekdays, hours }) => ({
            step,
            day,
            weekdays,
            hours,
          })),
        });
        const ascii = protocol.replaceAll(
          /[\u0080-\uffff]/g,
          (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        await sql`insert into protocol (wave, version, protocol, made_at)
          values (${wave}, 1, ${ascii}, ${loaded_at})`.execute(db);
      }
    },
  };
}
