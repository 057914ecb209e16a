import { describe, expect, it } from 'vitest';
import { fitSteps } from '../../src/study/fit-steps.js';
import { readOurStudy } from '../support/questionnaires.js';

describe('the steps of a plan, as a study file can have them', () => {
  const sent = { weekdays: ['tue'], hours: '09:00-12:00' };
  const planOf = (...days: readonly (readonly [string, number])[]) =>
    days.map(([step, day]) => ({ step, day, ...sent }));
  const { steps: ours } = readOurStudy().study.definition.mail;
  const daysOf = (plan: ReturnType<typeof planOf>) => fitSteps(ours, plan).steps.map(({ step, day }) => [step, day]);

  it('are those of the protocol where one was kept, and else those of the study', () => {
    expect(daysOf(planOf(['invitation', 0], ['reminder-1', 7]))).toEqual([
      ['invitation', 0],
      ['reminder-1', 7],
    ]);
    expect(fitSteps(ours, undefined)).toMatchObject({ steps: ours.map(({ step, day }) => ({ step, day })), moved: [] });
  });

  it('move as little as they can where a file cannot have their day, and it is told', () => {
    const far = planOf(
      ['announcement', -40],
      ['invitation', 0],
      ['reminder-1', 2],
      ['reminder-2', 4],
      ['reminder-3', 200],
    );
    expect(daysOf(far)).toEqual([
      ['announcement', -30],
      ['invitation', 0],
      ['reminder-1', 4],
      ['reminder-2', 8],
      ['reminder-3', 120],
    ]);
    expect(fitSteps(ours, far).moved).toContainEqual({ step: 'reminder-3', planned: 200, day: 120 });
    expect(daysOf(planOf(['invitation', 0], ['reminder-1', 130], ['reminder-2', 140])).map(([, day]) => day)).toEqual([
      ...[0, 116, 120],
    ]);
  });
});
