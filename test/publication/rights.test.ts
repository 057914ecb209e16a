import { beforeAll, expect, it, test } from 'vitest';
import { roles, viewerOf } from '../../src/access/rights.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { Problem } from '../../src/problem.js';
import { getAgainst, readComparison, readHeadline } from '../../src/publication/comparison.js';
import { viewCrosstab } from '../../src/publication/crosstab.js';
import { readFieldwork } from '../../src/publication/fieldwork.js';
import { readPooledFieldwork } from '../../src/publication/pooled-fieldwork.js';
import { viewOpenFields } from '../../src/publication/open-answers.js';
import { readResults } from '../../src/publication/results.js';
import { viewFieldworkWave, type WaveView } from '../../src/publication/view.js';
import { jan, zoe } from '../support/cast.js';
import { addCountedWave } from '../support/counted.js';
import { openWorld, type World } from '../support/world.js';

const group = 'ex-client';

let world: World;

beforeAll(async () => {
  world = await openWorld('sqlite');
  const others = ['careercoach', 'wageningen-career-support'].map((bureau) => ({
    email: `kim@${bureau}.example`,
    bureau,
  }));
  await world.invite([zoe, jan, ...others]);
  await inviteAll(world.ctx, { wave: '2026' });
  await addCountedWave(world.ctx, '2026', group, { XC_INITIATIEF: { 1: 30, 3: 30 } });
});

/** What each function gives, as a list that is empty where it shows nothing. */
const functions = {
  readResults: async (view: WaveView) => shownIn(await readResults(world.ctx, view, group)),
  'readResults of one’s own bureau': async (view: WaveView) =>
    shownIn(await readResults(world.ctx, view, group, 'blcc')),
  'readResults of another bureau': async (view: WaveView) =>
    shownIn(await readResults(world.ctx, view, group, 'careercoach')),
  readComparison: async (view: WaveView) => {
    const { n, figures, outcomes, scales, breaks, judgements, trends } = await readComparison(world.ctx, view, {
      group,
      against: getAgainst(view, '2015'),
    });
    return [...(n > 0 ? [n] : []), ...figures, ...outcomes, ...scales, ...breaks, ...judgements, ...trends];
  },
  readHeadline: async (view: WaveView) => (await readHeadline(world.ctx, view)).anchored,
  viewCrosstab: async (view: WaveView) => {
    const { questionnaire, tables } = await viewCrosstab(world.ctx, view, group);
    return [...(questionnaire ? [questionnaire] : []), ...tables];
  },
  viewOpenFields: async (view: WaveView) => (await viewOpenFields(world.ctx, view, group)).fields,
  readFieldwork: async (view: WaveView) => {
    const { cells } = await readFieldwork(world.ctx, view);
    return cells.filter(({ invited }) => invited > 0).map(({ bureau }) => bureau);
  },
  readPooledFieldwork: async (view: WaveView) => (await readPooledFieldwork(world.ctx, view))?.cells ?? [],
};

/** The people and tables in results; no questions are no figures, whatever else is said of them. */
function shownIn({ n, approached, questions }: Awaited<ReturnType<typeof readResults>>) {
  return [...[n, approached].filter((count) => count > 0), ...questions];
}

const refusals = Object.fromEntries(Object.keys(functions).map((name) => [name, 'not-found']));

/** What each viewer gets, written down apart from the product: a change of rights is a change here. */
const expected: Record<string, Record<string, string>> = {
  coordinator: {
    readResults: 'figures',
    'readResults of one’s own bureau': 'figures',
    'readResults of another bureau': 'figures',
    readComparison: 'figures',
    readHeadline: 'figures',
    viewCrosstab: 'figures',
    viewOpenFields: 'figures',
    readFieldwork: 'figures',
    readPooledFieldwork: 'figures',
  },
  staff: refusals,
  partner: {
    readResults: 'nothing',
    'readResults of one’s own bureau': 'nothing',
    'readResults of another bureau': 'not-found',
    readComparison: 'nothing',
    readHeadline: 'nothing',
    viewCrosstab: 'nothing',
    viewOpenFields: 'not-found',
    readFieldwork: 'figures',
    readPooledFieldwork: 'nothing',
  },
  'no role': refusals,
  'partner without a bureau': refusals,
};

const viewers = {
  ...Object.fromEntries(
    roles.map((role) => [role, viewerOf({ roles: [role], bureau: role === 'coordinator' ? null : 'blcc' })]),
  ),
  'no role': viewerOf({ roles: [], bureau: 'blcc' }),
  'partner without a bureau': viewerOf({ roles: ['partner'], bureau: null }),
};

/** Whether a function refuses, shows nothing, or shows figures. */
async function outcomeOf(read: () => Promise<readonly unknown[]>): Promise<string> {
  try {
    return (await read()).length > 0 ? 'figures' : 'nothing';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

it.each(Object.entries(viewers))('gives %s what is written here, whatever route asked', async (name, viewer) => {
  const view = await viewFieldworkWave(world.ctx, viewer, '2026');
  const got: Record<string, string> = {};
  for (const [of, read] of Object.entries(functions)) got[of] = await outcomeOf(() => read(view));
  expect(got).toEqual(expected[name]);
});

test('a partner gets the fieldwork of its own bureau alone, the coordinator that of all', async () => {
  const bureausFor = async (name: 'coordinator' | 'partner') => {
    const viewer = viewerOf({ roles: [name], bureau: name === 'partner' ? 'blcc' : null });
    return functions.readFieldwork(await viewFieldworkWave(world.ctx, viewer, '2026'));
  };
  expect((await bureausFor('coordinator')).sort()).toEqual([
    'blcc',
    'careercoach',
    'careercoach',
    'wageningen-career-support',
  ]);
  expect(await bureausFor('partner')).toEqual(['blcc']);
});
