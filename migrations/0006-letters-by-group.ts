import { sql, type Kysely, type Migration } from 'kysely';

interface OldStudy {
  definition: { groups: { slug: string }[]; mail: { steps: { letter: unknown }[] } };
  letters: Record<string, unknown>;
}

/** Gives each group of a stored study a letter of its own: at first the one they had together. */
export function lettersByGroup(): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const { rows } = await sql<{ slug: string; definition: string }>`select slug, definition from study`.execute(db);
      for (const { slug, definition } of rows) {
        const { definition: old, letters, ...rest } = JSON.parse(definition) as OldStudy;
        const toEachGroup = (letter: unknown) => Object.fromEntries(old.groups.map((group) => [group.slug, letter]));
        const steps = old.mail.steps.map(({ letter, ...step }) => ({ ...step, letters: toEachGroup(letter) }));
        const study = {
          ...rest,
          definition: { ...old, mail: { ...old.mail, steps } },
          letters: Object.fromEntries(Object.entries(letters).map(([step, letter]) => [step, toEachGroup(letter)])),
        };
        const ascii = JSON.stringify(study).replaceAll(
          /[\u0080-\uffff]/g,
          (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        await sql`update study set definition = ${ascii} where slug = ${slug}`.execute(db);
      }
    },
  };
}
