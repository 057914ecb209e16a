import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { getFieldworkWave, type Wave } from '../../study/waves.js';
import { one } from '../../questionnaire/fields.js';
import { visibilityOf } from '../../results/counts.js';
import { readResults, type GroupResults } from '../../results/results.js';
import { findAskedQuestionnaire, getStudyWith } from '../../study/stored.js';
import { at } from './addresses.js';
import { readQuery, resultsFrame, type ResultsFrame } from './frame.js';
import { showQuestion } from '../../presentation/question.js';
import { sayStanding, sayTookPart } from '../../presentation/standing.js';

/** Every question of a group, with what was answered: of all bureaus, or of one with `?bureau=`. */
export function questions(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Params: { wave: string; group: string } }>(
    '/:wave/:group',
    { config: { right: 'figures.live' } },
    async (request, reply) => {
      const { group } = request.params;
      const bureau = one(readQuery(request), 'bureau') || undefined;
      const wave = await getFieldworkWave(ctx, request.params.wave);
      const { definition } = await getStudyWith(ctx, wave.study, { group, bureau });
      const path = at.questions(wave.slug, group);
      const page = await resultsFrame(ctx, request, (t, name) => t.questionsTitle(lowerFirst(name(group))), {
        ...{ wave, group, path },
        ...(bureau !== undefined && { query: { bureau } }),
      });
      const visible = visibilityOf(definition, wave) !== 'none';
      const results = visible ? await readResults(ctx, wave, group, bureau) : undefined;
      return reply.viewAsync('results/questions', {
        ...page,
        standing: sayStanding(wave, page.t, page.numbers),
        bureaus: showBureaus(page, path, bureau),
        ...(results?.n
          ? { waits: '', ...(await showAll(ctx, page, wave, group, results)) }
          : { waits: sayWait(page, wave, visible), sections: [], tookPart: '', steps: '', reading: '' }),
      });
    },
  );
}

async function showAll(ctx: Ctx, page: ResultsFrame, wave: Wave, group: string, results: GroupResults) {
  const asked = await findAskedQuestionnaire(ctx, wave.slug, group);
  const shown = (asked?.questionnaire.questions ?? []).filter(({ tables }) => tables.length > 0);
  const numberOf = new Map(shown.map(({ id }, i) => [id, i + 1]));
  const { t, numbers } = page;
  const { n, population, interval } = results;
  const people = numbers.count(population ?? 0);
  const addressOf = (field: string) => page.to(at.openOf(wave.slug, group, field));
  return {
    tookPart: sayTookPart(n, population, t, numbers),
    steps: visibilityOf(page.study.definition, wave) === 'steps' ? t.inSteps : '',
    reading: t.reading[interval](people),
    sections: shown.map((question) => showQuestion(question, { page, results, numberOf, addressOf })),
  };
}

/** The filter: every bureau of the study, and all together. */
function showBureaus({ t, study, to }: ResultsFrame, path: string, chosen: string | undefined) {
  return [
    { words: t.allBureaus, href: to(path), current: chosen === undefined },
    ...study.definition.bureaus.map(({ slug, name }) => ({
      words: name,
      href: to(path, { bureau: slug }),
      current: slug === chosen,
    })),
  ];
}

function sayWait({ t, study }: ResultsFrame, wave: Wave, visible: boolean): string {
  if (!visible) return t.none;
  return visibilityOf(study.definition, wave) === 'steps' ? t.nothingYetSteps : t.nothingYet;
}

/** The name of a group inside a sentence. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
