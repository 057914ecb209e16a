import type { FastifyInstance } from 'fastify';
import { codebookFormatNames, codebookFormats, nameCodebookFile, writeCodebook } from '../../codebook/file.js';
import type { Ctx } from '../../context.js';
import { inLanguage } from '../../language/text.js';
import { showCodebook, titleOf } from '../../presentation/codebook.js';
import { codebookTexts } from '../../presentation/texts/codebook.js';
import { readCodebook } from '../../publication/codebook.js';
import { problems } from '../../problem.js';
import { singleValue } from '../../questionnaire/fields.js';
import { readLanguage } from '../plugins/language.js';
import { at } from './addresses.js';
import { readQuery, resultsFrame, type ResultsFrame } from './frame.js';
import { lookAtWave } from './look.js';

/** Serves the codebook of a group in a wave: as a page, and by `?format=` as a file. */
export function codebook(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Params: { wave: string; group: string } }>(
    '/:wave/:group/codebook',
    { config: { right: 'results.read' } },
    async (request, reply) => {
      const { group } = request.params;
      const view = await lookAtWave(ctx, request, request.params.wave);
      const found = await readCodebook(ctx, view, group);
      const path = at.codebook(view.wave.slug, group);
      const language = readLanguage(request.query);
      const asked = singleValue(readQuery(request), 'format');
      if (asked !== undefined) {
        const format = codebookFormatNames.find((name) => name === asked);
        if (!format) throw problems.notFound();
        return reply
          .type(codebookFormats[format].type)
          .header('content-disposition', `attachment; filename="${nameCodebookFile(found, view, format)}"`)
          .send(writeCodebook(found, view, format, language));
      }
      const page = await resultsFrame(ctx, request, () => titleOf(found, { language }), { view, group, path });
      const { formats } = codebookTexts[language];
      return reply.viewAsync('results/codebook', {
        ...page,
        shown: showCodebook(found, page),
        files: (['html', 'ddi', 'json'] as const).map((name) => ({
          words: formats[name],
          href: page.to(path, { format: name }),
        })),
      });
    },
  );
}

/** Returns the links to the codebooks of a wave, for views/results/codebooks.eta. */
export function linkCodebooks(wave: string, { language, study, to }: Pick<ResultsFrame, 'language' | 'study' | 'to'>) {
  return {
    lead: codebookTexts[language].links,
    links: study.definition.groups.map(({ slug, name }) => ({
      words: inLanguage(name, language),
      href: to(at.codebook(wave, slug)),
    })),
  };
}
