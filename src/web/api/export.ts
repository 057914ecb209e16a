import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { idOfToken } from '../../access/tokens.js';
import type { Ctx } from '../../context.js';
import { downloadExport } from '../../export/download.js';
import { formatNames, formats } from '../../export/export.js';
import { openMicrodata } from '../../export/microdata.js';
import { viewFieldworkWave } from '../../publication/view.js';
import { bearerToken } from '../plugins/bearer.js';
import { GroupParams } from './schemas.js';

const Microdata = z
  .object({
    wave: z.string(),
    group: z.string(),
    synthetic: z.boolean().optional().meta({ description: 'There, and true, where the answers were made up.' }),
    variables: z
      .array(z.object({ name: z.string(), type: z.string(), level: z.string() }))
      .meta({ description: 'Each variable, with its values and what they mean.' }),
    rows: z
      .array(z.record(z.string(), z.union([z.string(), z.number()])))
      .meta({ description: 'A row for each response: its values by variable.' }),
  })
  .meta({ id: 'Microdata', description: 'All answers of a group.' });

/**
 * The route of microdata. It is the one GET that leaves something: that the file was made, and by
 * which token. A HEAD makes none.
 */
export const exportRoute: FastifyPluginCallbackZod<{ ctx: Ctx }> = (app, { ctx }, done) => {
  app.get(
    '/waves/:wave/groups/:group/export',
    {
      config: { right: 'microdata.read', refuses: [409] },
      schema: {
        summary: 'All answers of a group as a file',
        description:
          'The full microdata, a row for each response in no order of time, for the coordinator’s token. Refused while the wave is open: two files around one sending would show that person’s answers. That it was asked for is recorded.',
        params: GroupParams,
        querystring: z.strictObject({
          format: z.enum(formatNames).meta({
            description:
              'csv: RFC 4180, codes as values; datapackage says what they mean. csv-excel: as Excel in Dutch opens it. xlsx: in codes and in words, with the codebook. sav: SPSS, R, jamovi, JASP, PSPP. dta: Stata 14 and later. json: with what the variables mean. parquet: for large files, the same in its metadata. ddi: the codebook for archives.',
            examples: ['csv'],
          }),
        }),
        response: {
          200: {
            description: 'The file.',
            content: {
              'application/json': { schema: Microdata },
              'text/csv': { schema: z.unknown().meta({ type: 'string' }) },
              'application/octet-stream': { schema: z.unknown().meta({ type: 'string', format: 'binary' }) },
            },
          },
        },
      },
    },
    async (request, reply) => {
      const { params, query, viewer } = request;
      const { wave } = await viewFieldworkWave(ctx, viewer, params.wave);
      const who = `token ${idOfToken(bearerToken(request))}`;
      if (request.method === 'HEAD') {
        await openMicrodata(ctx, wave.slug, params.group);
        return reply.type(formats[query.format].type).send();
      }
      const file = { wave: wave.slug, group: params.group, format: query.format, who };
      const { type, disposition, content } = await downloadExport(ctx, file);
      return reply.type(type).header('content-disposition', disposition).send(content);
    },
  );
  done();
};
