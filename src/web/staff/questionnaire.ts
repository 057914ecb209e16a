import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { inLanguage } from '../../language/text.js';
import { showQuestionnaire } from '../../presentation/questionnaire.js';
import { problems } from '../../problem.js';
import { asAskedBy, findNewestQuestionnaire } from '../../study/stored.js';
import { getQuestionnaireOf, statusOf } from '../../study/waves.js';
import { at } from './addresses.js';
import { staffFrame } from './frame.js';
import { questionnairePageTexts } from './questionnaire-texts.js';
import { readScope, type StaffScope } from './scope.js';

const config = { right: 'staff.read' } as const;

/**
 * Serves the questionnaire of a group, all of it on one page: as its wave asks it, and to a bureau
 * with the name of that bureau in it. Without a group it is that of the first.
 */
export function questionnaire(app: FastifyInstance, ctx: Ctx): void {
  app.get('/questionnaire', { config }, async (request, reply) => {
    const scope = await readScope(ctx, request);
    return show(ctx, request, reply, scope, scope.study.definition.groups[0]?.slug ?? '');
  });

  app.get<{ Params: { group: string } }>('/questionnaire/:group', { config }, async (request, reply) =>
    show(ctx, request, reply, await readScope(ctx, request), request.params.group),
  );
}

async function show(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, scope: StaffScope, slug: string) {
  const { study, wave, bureau } = scope;
  const { groups, study: name } = study.definition;
  const group = groups.find((one) => one.slug === slug);
  if (!group) throw problems.notFound();
  const stored = wave ? await getQuestionnaireOf(ctx, wave, slug) : await findNewestQuestionnaire(ctx, name, slug);
  if (!stored) throw problems.noStudy();
  const { questionnaire } = bureau === undefined ? stored : asAskedBy(stored, study.definition, bureau);
  const page = staffFrame(request, {
    scope,
    path: at.questionnaire(slug),
    title: (language) => questionnairePageTexts[language].title(inLanguage(group.name, language)),
  });
  const { language, numbers, to } = page;
  const text = questionnairePageTexts[language];
  const { asked, pages } = showQuestionnaire(questionnaire, language);
  const { from, to: most } = questionnaire.definition.minutes;
  return reply.viewAsync('staff/questionnaire', {
    ...page,
    text,
    lead: wave ? text.lead[statusOf(wave)](wave.slug) : text.noWave,
    facts: text.facts(numbers.count(asked), numbers.fromTo(from, most), numbers.count(stored.version)),
    chips: groups.map((one) => ({
      words: inLanguage(one.name, language),
      href: to(at.questionnaire(one.slug)),
      current: one.slug === slug,
    })),
    pages,
  });
}
