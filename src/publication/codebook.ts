import { z } from 'zod';
import type { Ctx } from '../context.js';
import { Text } from '../language/text.js';
import { describeCondition } from '../questionnaire/condition-words.js';
import type { Question } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { describeVariables, FileVariable, ResponseSet, variablesBefore } from '../questionnaire/variables.js';
import { AskedWording } from '../results/breaks.js';
import { comparedIn, EarlierAsking, NoLongerAsked, readHistory, type History } from '../results/history.js';
import { getQuestionnaireOf, statusOf, WaveStatus } from '../study/waves.js';
import { refuseUnknown } from '../study/stored.js';
import { fieldworkDays } from '../study/wave-dates.js';
import { readResults, type ShownResults } from './results.js';
import { QuestionCounts } from './shown-results.js';
import { SnapshotId, synthetic } from './suppression.js';
import { refuseWithout, seesLive, snapshotOf, type WaveView } from './view.js';

/** Whether a codebook says how often each answer was given, or why it does not. */
export const Frequencies = z.enum(['shown', 'nobody', 'unpublished', 'interim', 'prepared', 'baseline']).meta({
  id: 'Frequencies',
  description:
    'shown, or why there are none: no answers yet, not published, none while the wave is open, not opened, or only published figures.',
});
export type Frequencies = z.infer<typeof Frequencies>;

/** A question, or an item of one, as it is counted. */
const CodebookTable = z
  .object({
    id: z.string(),
    wording: AskedWording,
    earlier: z.array(EarlierAsking).readonly().meta({ description: 'The nearest first.' }),
    frequencies: QuestionCounts.nullable().meta({
      description: 'As in `results`; null where `frequencies` says why.',
    }),
  })
  .readonly()
  .meta({ id: 'CodebookTable', description: 'A question, or an item of one, as it is counted.' });
export type CodebookTable = z.infer<typeof CodebookTable>;

/** A question of the questionnaire; a statement is one of which nothing is counted. */
const CodebookQuestion = z
  .object({
    id: z.string(),
    kind: z.string(),
    section: Text.nullable(),
    text: Text,
    hint: Text.nullable(),
    instruction: Text.nullable(),
    universe: Text.nullable().meta({ description: 'Who was asked; null: all.' }),
    endsFor: Text.nullable().meta({
      description: 'For whom it ended here.',
    }),
    optional: z.boolean(),
    order: z.enum(['listed', 'random']),
    construct: z.string().nullable(),
    remeasures: z.string().nullable(),
    variables: z.array(z.string()).readonly(),
    tables: z.array(CodebookTable).readonly(),
  })
  .readonly()
  .meta({ id: 'CodebookQuestion', description: 'A question as it was asked, now and before.' });
export type CodebookQuestion = z.infer<typeof CodebookQuestion>;

/** What was asked of a group in a wave, and what the codes of its answers mean. */
export const Codebook = z
  .object({
    study: z.string(),
    title: Text,
    wave: z.string(),
    status: WaveStatus,
    group: z.string(),
    groupName: Text,
    synthetic,
    snapshot: SnapshotId,
    version: z.int().nullable().meta({
      description: 'Of the questionnaire; null for a baseline.',
    }),
    openedOn: z.iso.date().nullable().meta({ description: 'Null where it did not open, or was imported.' }),
    closedOn: z.iso.date().nullable(),
    n: z.int().nullable().meta({ description: 'People who sent their answers.' }),
    frequencies: Frequencies,
    earlier: z
      .array(z.object({ wave: z.string(), version: z.int() }).readonly())
      .readonly()
      .meta({ description: 'The earlier waves that asked the group, the nearest first.' }),
    variables: z.array(FileVariable).readonly(),
    sets: z.array(ResponseSet).readonly(),
    questions: z.array(CodebookQuestion).readonly(),
    gone: z.array(NoLongerAsked).readonly().meta({ description: 'What only earlier waves asked.' }),
  })
  .readonly()
  .meta({ id: 'Codebook', description: 'What was asked of a group in a wave, and what its codes mean.' });
export type Codebook = z.infer<typeof Codebook>;

/**
 * Returns the codebook of a group in a wave. It tells how often answers were given as far as the
 * results tell the viewer. Throws for an unknown group.
 */
export async function readCodebook(ctx: Ctx, view: WaveView, group: string): Promise<Codebook> {
  refuseWithout(view, 'results.read');
  const { study, wave, waves } = view;
  const { title, groups, privacy } = study.definition;
  refuseUnknown(study.definition, { group });
  const about = {
    study: wave.study,
    title,
    wave: wave.slug,
    status: statusOf(wave),
    group,
    groupName: groups.find(({ slug }) => slug === group)?.name ?? { nl: group },
    synthetic: wave.synthetic,
    snapshot: snapshotOf(view),
    ...fieldworkDays(wave),
  };
  if (wave.kind === 'baseline') return { ...about, ...nothingAsked };
  const hidden = whyHidden(view);
  const results = hidden ? undefined : await readResults(ctx, view, group);
  const { version, questionnaire } = await getQuestionnaireOf(ctx, wave, group);
  const history = await readHistory(ctx, { wave, waves, group, questionnaire });
  const before = variablesBefore({ synthetic: wave.synthetic, bureau: privacy.bureauInFiles });
  return {
    ...about,
    version,
    n: results?.n ?? null,
    frequencies: hidden ?? (results?.n ? 'shown' : 'nobody'),
    earlier: history.waves,
    ...describeVariables(before, questionnaire, comparedIn(history)),
    questions: listQuestions(questionnaire, history, results),
    gone: history.gone,
  };
}

const nothingAsked = {
  ...{ version: null, n: null, frequencies: 'baseline' as const },
  ...{ earlier: [], variables: [], sets: [], questions: [], gone: [] },
};

/** Returns why no frequencies are shown; undefined where the results are. */
function whyHidden(view: WaveView): Frequencies | undefined {
  if (statusOf(view.wave) === 'prepared') return 'prepared';
  if (!seesLive(view)) return view.snapshot ? undefined : 'unpublished';
  return view.visibility === 'none' ? 'interim' : undefined;
}

function listQuestions(
  questionnaire: Questionnaire,
  history: History,
  results: ShownResults | undefined,
): CodebookQuestion[] {
  const { definition, defined } = questionnaire;
  return definition.pages.flatMap(({ section, screenOut }, p) => {
    const onPage = defined[p] ?? [];
    return onPage.map((question, q) => ({
      ...describeQuestion(question, questionnaire),
      section: (q === 0 && section) || null,
      endsFor: screenOut && q === onPage.length - 1 ? describeCondition(screenOut.when, questionnaire) : null,
      tables: question.results.tables.flatMap(({ id }) => {
        const asked = history.tables.get(id);
        const frequencies = results?.questions.find((one) => one.id === id) ?? null;
        return asked ? [{ id, ...asked, frequencies }] : [];
      }),
    }));
  });
}

function describeQuestion({ id, kind, definition, content, form, data }: Question, questionnaire: Questionnaire) {
  const { text, hint, showIf, optional, construct, remeasures } = definition;
  return {
    id,
    kind,
    text,
    hint: hint ?? null,
    instruction: form.instruction ?? null,
    universe: showIf ? describeCondition(showIf, questionnaire) : null,
    optional: optional === true,
    order: content.order ?? 'listed',
    construct: construct ?? null,
    remeasures: remeasures ?? null,
    variables: data.variables.map(({ name }) => name),
  };
}
