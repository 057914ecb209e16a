import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { tablesTexts } from '../../tables/texts.js';
import { nameTablesFile, tableFormatNames, tableFormats, writeTables } from '../../tables/file.js';
import { readTables } from '../../tables/wave-tables.js';
import { problems } from '../../problem.js';
import { singleValue } from '../../questionnaire/fields.js';
import { readLanguage } from '../plugins/language.js';
import { at } from './addresses.js';
import { linkCodebooks } from './codebook.js';
import { readQuery, type ResultsFrame } from './frame.js';
import { lookAtFieldworkWave } from './look.js';

/** Serves all tables of a wave as one file, by `?format=`. */
export function tables(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Params: { wave: string } }>(
    '/:wave/tables',
    { config: { right: 'results.read' } },
    async (request, reply) => {
      const asked = singleValue(readQuery(request), 'format');
      const format = tableFormatNames.find((name) => name === asked);
      if (!format) throw problems.notFound();
      const language = readLanguage(request.query);
      const view = await lookAtFieldworkWave(ctx, request, request.params.wave);
      const found = await readTables(ctx, view);
      return reply
        .type(tableFormats[format].type)
        .header('content-disposition', `attachment; filename="${nameTablesFile(found, format, { language })}"`)
        .send(writeTables(found, format, language));
    },
  );
}

/** Returns the links to the tables of a wave as files, for views/results/downloads.eta. */
export function showDownloads(wave: string, page: Pick<ResultsFrame, 'language' | 'to' | 'study'>) {
  const { language, to } = page;
  const { title, about, formats } = tablesTexts[language].downloads;
  const linkTo = (format: (typeof tableFormatNames)[number]) => ({
    words: formats[format],
    href: to(at.tables(wave), { format }),
  });
  return {
    ...{ title, about, workbook: linkTo('xlsx'), others: [linkTo('csv-excel'), linkTo('csv'), linkTo('json')] },
    codebooks: linkCodebooks(wave, page),
  };
}
