import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Ctx } from '../../context.js';
import { viewWave } from '../../publication/view.js';
import { TablesDocument } from '../../tables/document.js';
import { nameTablesFile, tableFormatNames, tableFormats, writeTables } from '../../tables/file.js';
import { readTables } from '../../tables/wave-tables.js';
import { GroupParams, snapshotQuery } from './schemas.js';

/**
 * The route of all tables of a group as one file. Partners get their own bureau beside all, once a
 * snapshot is published.
 */
export const tables: FastifyPluginCallbackZod<{ ctx: Ctx }> = (app, { ctx }, done) => {
  app.get(
    '/waves/:wave/groups/:group/tables',
    {
      config: { right: 'results.read', refuses: [403, 409] },
      schema: {
        summary: 'Every table of a group as one file',
        description:
          'A workbook for Excel, or one long table: a row for each answer of a question, with its number, base, percentage and interval, and what it is beside the baseline and the nearest earlier wave. Texts in a workbook and in CSV are Dutch. A bureau’s token gets its own figures beside those of all; before the first snapshot a file that says so.',
        params: GroupParams,
        querystring: z.strictObject({
          ...snapshotQuery,
          format: z.enum(tableFormatNames).meta({
            description:
              'xlsx: a workbook. csv: RFC 4180, comma, decimal point. csv-excel: as a Dutch Excel opens it. json: texts in every language.',
            examples: ['xlsx'],
          }),
        }),
        response: {
          200: {
            description: 'The file.',
            content: {
              'application/json': { schema: TablesDocument },
              [tableFormats.csv.type.split(';')[0] ?? '']: { schema: z.string() },
              [tableFormats.xlsx.type]: { schema: z.unknown().meta({ type: 'string', format: 'binary' }) },
            },
          },
        },
      },
    },
    async ({ params, query, viewer }, reply) => {
      const { group } = params;
      const view = await viewWave(ctx, viewer, params.wave, { snapshot: query.snapshot });
      const found = await readTables(ctx, view, group);
      const name = nameTablesFile(found, query.format, { group, language: 'nl' });
      return reply
        .type(tableFormats[query.format].type)
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(writeTables(found, query.format, 'nl'));
    },
  );
  done();
};
