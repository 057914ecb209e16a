import type { Ctx, Tx } from '../context.js';
import { analyse, many } from '../database/analyse.js';
import { lockUntilCommit } from '../database/lock.js';
import type { Tables } from '../database/tables.js';
import { transact } from '../database/transact.js';
import { pinQuestionnaire } from '../study/waves.js';
import { addDays } from '../language/local-day.js';
import { problems } from '../problem.js';
import { cellOf, type Code } from '../questionnaire/code.js';
import { simulate } from '../questionnaire/simulation/simulate.js';
import { randomFrom, type Random } from '../questionnaire/random.js';
import { countResponse } from '../questionnaire/response.js';
import { GroupCount, tallyGroup } from '../results/tally.js';
import { Slug, type BaselineDefinition } from '../study/definition.js';
import { findNewestQuestionnaire, getOnlyStudy } from '../study/stored.js';

export interface DemoWave {
  readonly wave: string;
  readonly responses: number;
  /**
   * The exact distribution of the made-up answers: a percentage 0–100 of the table's base.
   * `question` names the table.
   */
  readonly truth: readonly { group: string; question: string; code: Code; percent: number }[];
}

/** The wave that is made. */
export interface DemoSettings {
  readonly wave?: string;
  readonly respondents: number;
  readonly seed: number;
  /**
   * How many years ago it was held: the further back, the nearer its anchors to those published.
   */
  readonly yearsAgo?: number;
}

/** As many as the two groups had in 2015: 53 and 27. */
export const demoRespondents = 80;

/** How many rows are written at a time. */
const batchSize = 500;

/**
 * Makes or remakes a wave with made-up answers, marked synthetic. It is closed, as an imported wave
 * is. The first group gets twice as many respondents as each other, spread evenly over the bureaus.
 * The same seed gives the same wave. One transaction: readers see the old wave or the new one, and
 * stopping leaves everything as it was. Throws for the name of a real wave. Calls `progress` with
 * the number of responses made.
 */
export async function addDemoWave(
  ctx: Ctx,
  { wave = 'demo', respondents, seed, yearsAgo = 0 }: DemoSettings,
  progress: (responses: number) => void = () => undefined,
): Promise<DemoWave> {
  if (!Slug.safeParse(wave).success) throw problems.usage(`"${wave}" cannot name a wave.`);
  return transact(ctx, async (tx) => {
    const { definition, baseline } = await getOnlyStudy(tx);
    await lockUntilCommit(tx, `responses of ${wave}`);
    await replaceWave(tx, { slug: wave, study: definition.study, previous: baseline?.wave ?? null, yearsAgo });
    const groups = await Promise.all(
      definition.groups.map(async ({ slug: grp }) => {
        const newest = await findNewestQuestionnaire(tx, definition.study, grp);
        if (!newest) throw problems.noStudy();
        const simulation = simulate(newest.questionnaire, {
          seed: `${seed} ${grp}`,
          anchorShare: (figure) => movedShare(baseline, figure, yearsAgo),
        });
        const random = randomFrom(`answers ${seed} ${grp}${yearsAgo > 0 ? ` ${yearsAgo}` : ''}`);
        return { ...newest, grp, simulation, random, counted: new GroupCount() };
      }),
    );
    for (const { grp, id } of groups) await pinQuestionnaire(tx, { wave, grp, questionnaire: id });

    const [first, ...others] = groups;
    if (!first) throw problems.noStudy();
    const order = [first, ...others, first];
    const newId = risingIds(respondents, randomFrom(`ids ${seed} ${wave}`));
    let rows: Tables['response'][] = [];
    for (let made = 1; made <= respondents; made++) {
      const {
        grp,
        id: questionnaire,
        questionnaire: asked,
        simulation,
        random,
        counted,
      } = order[(made - 1) % order.length] ?? first;
      const bureau = definition.bureaus[counted.n % definition.bureaus.length]?.slug ?? '';
      const answers = simulation.respondent(random);
      counted.add(bureau, countResponse(asked, answers));
      rows.push({ id: newId(), wave, grp, bureau, questionnaire, answers: JSON.stringify(answers) });
      if (rows.length < batchSize && made < respondents) continue;
      await tx.db.insertInto('response').values(rows).execute();
      rows = [];
      progress(made);
    }
    for (const { grp, counted } of groups) await tallyGroup(tx, { wave, grp }, counted);
    if (respondents > many) await analyse(tx, 'response');
    return {
      wave,
      responses: respondents,
      truth: groups.flatMap(({ grp, simulation }) =>
        simulation.truth.map(({ table, code, share }) => ({
          group: grp,
          question: table,
          code: cellOf(code),
          percent: 100 * share,
        })),
      ),
    };
  });
}

/** Makes the wave, closed and synthetic, or empties it if it already is. */
async function replaceWave(
  tx: Tx,
  { slug, yearsAgo, ...of }: { slug: string; study: string; previous: string | null; yearsAgo: number },
): Promise<void> {
  const now = tx.now().toISOString();
  const added_at = addDays(now.slice(0, 10), -365 * yearsAgo) + now.slice(10);
  const known = await tx.db.selectFrom('wave').select('synthetic').where('slug', '=', slug).executeTakeFirst();
  if (!known) {
    const dates = { added_at, closed_at: now, imported_at: now };
    await tx.db
      .insertInto('wave')
      .values({ slug, ...of, kind: 'fieldwork', ...dates, synthetic: 1 })
      .execute();
    return;
  }
  if (!known.synthetic) throw problems.waveNotSynthetic(slug);
  const snapshots = tx.db.selectFrom('snapshot').select('id').where('wave', '=', slug);
  await tx.db.deleteFrom('snapshot_document').where('snapshot', 'in', snapshots).execute();
  for (const table of ['snapshot', 'response', 'tally', 'interim', 'wave_questionnaire'] as const) {
    await tx.db.deleteFrom(table).where('wave', '=', slug).execute();
  }
  await tx.db
    .deleteFrom('judgement')
    .where((is) => is.or([is('wave', '=', slug), is('against', '=', slug)]))
    .execute();
  await tx.db.updateTable('wave').set({ closed_at: now, imported_at: now }).where('slug', '=', slug).execute();
}

/**
 * A plausible new value of a published share, 0–1: more than halfway towards 38%. From 70% it makes
 * 52%, from 20% 30%; a year ago 61% and 25%.
 */
function movedShare(baseline: BaselineDefinition | undefined, figure: string, yearsAgo: number): number | undefined {
  const kept = yearsAgo > 0 ? 0.72 : 0.44;
  const published = baseline?.figures.find(({ id }) => id === figure);
  return published && Math.round(38 + kept * (published.percent - 38)) / 100;
}

/** The characters of an id, in the order in which both databases sort bytes. */
const signs = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

/**
 * Ids that look like those of responses, random but rising: rows in the order of the table's key
 * are written once, where a million at random places would be written over and over.
 */
function risingIds(count: number, random: Random): () => string {
  let made = 0;
  return () => {
    let place = ((made++ + random()) / count) * 2 ** 48;
    let id = '';
    for (let power = 7; power >= 0; power--) {
      const digit = Math.floor(place / 64 ** power);
      place -= digit * 64 ** power;
      id += signs.charAt(digit);
    }
    while (id.length < 43) id += signs.charAt(Math.floor(random() * 64));
    return id;
  };
}
