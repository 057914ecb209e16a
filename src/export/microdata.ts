import type { Ctx } from '../context.js';
import { fieldworkDays, type FieldworkDays } from '../study/wave-dates.js';
import { getFieldworkWave, listWaves, statusOf, type Wave } from '../study/waves.js';
import { problems } from '../problem.js';
import type { Text } from '../language/text.js';
import type { Cell } from '../questionnaire/question.js';
import { recordOf } from '../questionnaire/response.js';
import { parseAnswers } from '../questionnaire/fields.js';
import { comparedIn, readHistory } from '../results/history.js';
import type { StudyDefinition } from '../study/definition.js';
import { eachResponse } from '../study/responses.js';
import { findAskedQuestionnaire, getStudyWith, type StoredQuestionnaire } from '../study/stored.js';
import { describeVariables, variablesBefore, type FileVariable, type ResponseSet } from '../questionnaire/variables.js';

/** All answers of a group in a wave: the coordinator's full microdata. */
export interface Microdata extends FieldworkDays {
  readonly study: string;
  readonly wave: string;
  readonly group: string;
  /** Whether the answers were made up; a first variable SYNTHETIC then says so on every row. */
  readonly synthetic: boolean;
  /** What the study and the group are called. */
  readonly title: Text;
  readonly groupName: Text;
  /**
   * When the wave closed, or was imported: the file's own date, so that the same answers give the
   * same bytes.
   */
  readonly closedAt: string;
  /** The version of the questionnaire. */
  readonly version: number;
  readonly variables: readonly FileVariable[];
  readonly sets: readonly ResponseSet[];
  /**
   * A list of values for each response, in the order of the variables; responses in the order of
   * their random ids.
   */
  rows(): AsyncGenerator<readonly Cell[]>;
}

/**
 * Returns the microdata of a group, once its wave is closed. Through which bureau somebody was
 * asked is not in it unless the study says so: with it few people share what they are. What people
 * wrote in their own words can be left out. Throws for an open wave: two exports around one
 * submission would expose that person.
 */
export async function openMicrodata(
  ctx: Ctx,
  waveSlug: string,
  group: string,
  { withoutTexts = false }: { readonly withoutTexts?: boolean } = {},
): Promise<Microdata> {
  const wave = await getFieldworkWave(ctx, waveSlug);
  const { privacy, title, groups } = (await getStudyWith(ctx, wave.study, { group })).definition;
  if (statusOf(wave) === 'prepared') throw problems.waveNotOpen(waveSlug);
  if (statusOf(wave) !== 'closed') throw problems.waveMustClose(waveSlug, 'Microdata');
  const stored = await findAskedQuestionnaire(ctx, wave.slug, group);
  if (!stored) throw problems.groupHasNone(wave.slug, group);
  const { study, slug, synthetic, closedAt } = wave;
  const before = variablesBefore({ synthetic, bureau: privacy.bureauInFiles });
  const { questionnaire } = stored;
  const history = await readHistory(ctx, { wave, waves: await listWaves(ctx), group, questionnaire });
  const described = describeVariables(before, questionnaire, comparedIn(history));
  const kept = described.variables.map(({ type, question }) => !withoutTexts || type !== 'text' || !question);
  const keepOf = <T>(row: readonly T[]) => (withoutTexts ? row.filter((_, i) => kept[i]) : row);
  return {
    study,
    wave: slug,
    group,
    synthetic,
    title,
    groupName: groups.find((one) => one.slug === group)?.name ?? { nl: group },
    ...fieldworkDays(wave),
    closedAt: closedAt ?? '',
    version: stored.version,
    variables: keepOf(described.variables),
    sets: described.sets,
    rows: async function* () {
      for await (const row of readRows(ctx, wave, group, stored, privacy)) yield keepOf(row);
    },
  };
}

async function* readRows(
  ctx: Ctx,
  wave: Wave,
  group: string,
  stored: StoredQuestionnaire,
  { bureauInFiles }: StudyDefinition['privacy'],
) {
  const reader = ctx.database.openReader();
  try {
    for await (const { bureau, answers } of eachResponse(reader, { wave: wave.slug, group })) {
      const record = recordOf(stored.questionnaire, parseAnswers(answers));
      const values = stored.questionnaire.variables.map(({ name }) => record[name] ?? '');
      yield [
        ...(wave.synthetic ? [1] : []),
        wave.slug,
        ...(bureauInFiles ? [bureau] : []),
        stored.version,
        ...values,
      ] as readonly Cell[];
    }
  } finally {
    await reader.destroy();
  }
}

/** Returns the name of a file with the answers of a group, without its ending. */
export function fileNameOf({ wave, group }: Pick<Microdata, 'wave' | 'group'>): string {
  return [wave, group].map((part) => part.replace(/[^\w.-]/g, '')).join('_');
}
