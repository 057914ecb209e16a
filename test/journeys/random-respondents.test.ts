import { describe, expect, test } from 'vitest';
import { openMicrodata } from '../../src/export/microdata.js';
import { closeWave } from '../../src/study/wave-life.js';
import { allValues, type Fields } from '../../src/questionnaire/fields.js';
import { walk } from '../../src/questionnaire/journey.js';
import { recordOf } from '../../src/questionnaire/response.js';
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js';
import { findWrongTallies } from '../../src/results/recount.js';
import { findNewestQuestionnaire } from '../../src/study/stored.js';
import { databases } from '../support/database.js';
import { interview } from '../support/interview.js';
import { pick, seeded } from '../support/random-answers.js';
import { readStudyWithBureaus } from '../support/questionnaires.js';
import { openWorld } from '../support/world.js';
import { readResults } from '../support/as-operator.js';

const bureaus = ['blcc', 'careercoach', 'wageningen-career-support', 'coordinator-bureau'];
/** How many of each group; GOLFSLAG_RESPONDENTS asks for more. */
const asked = Number(process.env['GOLFSLAG_RESPONDENTS'] ?? 300);
const respondents = { sqlite: asked, postgres: Math.ceil(asked / 3) };

/** What a respondent put in, cut to the questions that were asked: what should come out. */
function expectedRecord(questionnaire: Questionnaire, put: Fields) {
  const asked = walk(questionnaire, put).stops.flatMap((stop) => stop.questions);
  const fields = asked.flatMap((question) => question.form.fields);
  const kept = Object.fromEntries(
    Object.entries(put)
      .filter(([name]) => fields.includes(name))
      .map(([name, value]) => [name, Array.isArray(value) ? [...(allValues(put, name) ?? [])].sort() : value]),
  );
  return recordOf(questionnaire, kept);
}

describe.each(databases)('random legal respondents on %s', (kind) => {
  test.each(['ex-client', 'employer'] as const)(
    'what an %s puts in comes out, and is counted',
    { timeout: 240_000 },
    async (group) => {
      const { ctx, app, invite } = await openWorld(kind, {}, readStudyWithBureaus);
      const random = seeded(group === 'employer' ? 2015 : 2026);
      const count = respondents[kind];
      const people = Array.from({ length: count }, (_, i) => ({
        email: `persoon${i}@example.nl`,
        group,
        bureau: pick(bureaus, random),
      }));
      const tokens = await invite(people);
      const stored = await findNewestQuestionnaire(ctx, 'loopbaanadvies', group);
      if (!stored) throw new Error('no questionnaire');
      const expected: string[] = [];
      const pagesSeen = new Set<string>();
      for (const [i, token] of tokens.entries()) {
        const { answers, receiptCode } = await interview(app, token, stored.questionnaire, random);
        for (const stop of walk(stored.questionnaire, answers).stops) pagesSeen.add(stop.page.id);
        if (receiptCode === undefined) continue;
        expected.push(JSON.stringify({ ...expectedRecord(stored.questionnaire, answers), BUREAU: people[i]?.bureau }));
      }
      expect(pagesSeen.size).toBe(stored.questionnaire.pages.length);

      await closeWave(ctx, '2026');
      const microdata = await openMicrodata(ctx, '2026', group);
      const names = microdata.variables.map(({ name }) => name);
      const found: string[] = [];
      for await (const row of microdata.rows()) {
        const record = Object.fromEntries(names.map((name, i) => [name, row[i]]));
        const { WAVE: _wave, VERSION: _version, BUREAU, ...values } = record;
        found.push(JSON.stringify({ ...values, BUREAU }));
      }
      expect(found.sort()).toEqual(expected.sort());
      expect(await findWrongTallies(ctx)).toEqual([]);
      const results = await readResults(ctx, '2026', group);
      expect(results.n).toBe(expected.length);
    },
  );
});
