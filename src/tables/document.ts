import { z } from 'zod';
import { inEachLanguage, Text } from '../language/text.js';
import { SnapshotId, synthetic } from '../publication/suppression.js';
import { snapshotOf } from '../publication/view.js';
import { describeDay, describeMadeUp, describeNothing, readerOf } from './reader.js';
import { rowsOf, TableRow } from './table-row.js';
import type { WaveTables } from './wave-tables.js';

/** The tables of a wave as one JSON document. */
export const TablesDocument = z
  .object({
    study: Text,
    wave: z.string(),
    bureau: z.string().nullable().meta({ description: 'Whose figures stand beside those of all; null: nobody’s.' }),
    synthetic,
    snapshot: SnapshotId,
    about: Text.meta({
      description: 'Of which day the figures are, that answers were made up, or why there are none.',
    }),
    rows: z.array(TableRow).readonly().meta({ description: 'By group; of all bureaus, then of the bureau.' }),
  })
  .meta({ id: 'Tables', description: 'The tables of a wave as one: a row for each answer.' });

/** Returns the tables of a wave as one document. */
export function tablesDocument(tables: WaveTables): z.infer<typeof TablesDocument> {
  const { view, bureau, groups } = tables;
  const { wave, study } = view;
  return {
    study: study.definition.title,
    wave: wave.slug,
    bureau: bureau?.slug ?? null,
    synthetic: wave.synthetic,
    snapshot: snapshotOf(view),
    about: inEachLanguage((language) => {
      const reader = readerOf(tables, language);
      if (groups.length === 0) return describeNothing(tables, reader);
      return [describeDay(tables, reader), describeMadeUp(tables, reader)].filter(Boolean).join(' ');
    }),
    rows: groups.flatMap(rowsOf),
  };
}
