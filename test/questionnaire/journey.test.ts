import { describe, expect, it, test } from 'vitest';
import type { Fields } from '../../src/questionnaire/fields.js';
import { answersOnTheWay, isAnswered, progress, reach, walk } from '../../src/questionnaire/journey.js';
import { inOrder } from '../../src/questionnaire/option.js';
import { compile, type Questionnaire } from '../../src/questionnaire/questionnaire.js';
import {
  battery,
  choice,
  choices,
  pageOf,
  questionnaireOf,
  readOurStudy,
  statement,
} from '../support/questionnaires.js';
import { randomAnswer, seeded, type Random } from '../support/random-answers.js';

const study = readOurStudy();
const ours = study.questionnaires.map(({ group, definition }) => ({ group, questionnaire: compile(definition) }));

/** Every state of the answers on one respondent's way, from nothing to the end. */
function statesOf(questionnaire: Questionnaire, random: Random): Fields[] {
  const states: Fields[] = [{}];
  for (let answers: Fields = {}; ;) {
    const { open, screenedOut } = walk(questionnaire, answers);
    if (!open || screenedOut) return states;
    for (const question of open.questions) answers = { ...answers, ...randomAnswer(question, answers, random) };
    states.push(answers);
  }
}

describe.each(ours)('on the way of an $group', ({ questionnaire }) => {
  const random = seeded(70);
  const ways = Array.from({ length: 300 }, () => statesOf(questionnaire, random));

  it('"Vraag x van y" is true at every stop, y never grows, and is exact at the end', () => {
    for (const states of ways) {
      let mostSoFar = Infinity;
      for (const answers of states) {
        const journey = walk(questionnaire, answers);
        let before = 0;
        for (const stop of journey.stops.filter(({ page }) => reach(journey, page.id))) {
          expect(stop.first).toBe(before + 1);
          expect(stop.last).toBeGreaterThanOrEqual(stop.first);
          expect(stop.last).toBeLessThanOrEqual(journey.total);
          before = stop.last;
        }
        expect(journey.total).toBeLessThanOrEqual(mostSoFar);
        mostSoFar = journey.total;
      }
      const end = walk(questionnaire, states.at(-1) ?? {});
      const asked = end.stops.flatMap(({ questions }) => questions).filter(({ form }) => form.fields.length);
      expect(end).toMatchObject({ open: undefined, totalIsExact: true, total: asked.length, dropped: [] });
    }
  });

  it('every page is met by somebody', () => {
    const met = new Set(ways.flatMap((states) => walk(questionnaire, states.at(-1) ?? {}).stops.map((s) => s.page.id)));
    expect(met.size).toBe(questionnaire.pages.length);
  });

  it('what is sent holds the answers on the way and nothing else', () => {
    for (const states of ways) {
      const answers = states.at(-1) ?? {};
      const journey = walk(questionnaire, answers);
      const sent = answersOnTheWay(journey, { ...answers, form_token: 'x', NIETS: '1' });
      const asked = journey.stops.flatMap(({ questions }) => questions);
      const fields = asked.flatMap((question) => question.form.fields);
      expect(fields).toEqual(expect.arrayContaining(Object.keys(sent)));
      for (const question of asked) expect(isAnswered(question, sent)).toBe(true);
      expect(answersOnTheWay(walk(questionnaire, sent), sent)).toEqual(sent);
    }
  });
});

describe('a journey', () => {
  const last = choice('LAST');
  const branching = compile(
    questionnaireOf([
      pageOf(choice('FIRST')),
      pageOf(choices('WHICH', { showIf: { question: 'FIRST', in: [1] } })),
      pageOf(choice('DETAIL', { showIf: { question: 'WHICH', countAtLeast: 2 }, optional: true })),
      pageOf(statement('WHY'), last),
    ]),
  );
  const through = { FIRST: '1', WHICH: ['A', 'B'], DETAIL: '2', LAST: '3' };

  it('counts at most what may come, and exactly once that is settled', () => {
    const counts = (answers: Fields) => [walk(branching, answers).total, walk(branching, answers).totalIsExact];
    expect(counts({})).toEqual([4, false]);
    expect(counts({ FIRST: '1' })).toEqual([4, false]);
    expect(counts({ FIRST: '1', WHICH: ['NONE'] })).toEqual([3, true]);
    expect(counts({ FIRST: '2' })).toEqual([2, true]);
  });

  it('can be looked at up to the first open page and not beyond', () => {
    const journey = walk(branching, { FIRST: '1', LAST: '3' });
    expect(journey.open?.page.id).toBe('which');
    expect(branching.pages.map(({ id }) => reach(journey, id)?.page.id)).toEqual([
      'first',
      'which',
      undefined,
      undefined,
    ]);
    expect(reach(journey, 'elsewhere')).toBeUndefined();
  });

  it('drops the answers of a branch that an earlier answer closes, and of what hangs on that branch', () => {
    expect(walk(branching, through).dropped).toEqual([]);
    const changed = { ...through, FIRST: '2' };
    const journey = walk(branching, changed);
    expect(journey.dropped.map(({ id }) => id)).toEqual(['WHICH', 'DETAIL']);
    expect(answersOnTheWay(journey, changed)).toEqual({ FIRST: '2', LAST: '3' });
    expect(journey.open).toBeUndefined();
  });

  it('finds the answers again when the branch opens again', () => {
    expect(answersOnTheWay(walk(branching, through), through)).toEqual(through);
  });

  it('takes an answer that no longer fits for an open question', () => {
    expect(walk(branching, { FIRST: '4' }).open?.page.id).toBe('first');
    expect(walk(branching, { FIRST: '1', WHICH: ['A', 'NONE'] }).open?.page.id).toBe('which');
  });

  it('tells of an unfinished one how many are answered, of which share of the closed ones, and whether the anchor is open', () => {
    const anchor = { figure: 'P70', numerator: [1], bases: [[1, 2]] };
    const words = { id: 'WORDS', kind: 'open', text: { nl: 'Wat vond u?' }, maxLength: 40 };
    const anchored = compile(
      questionnaireOf([
        pageOf(choice('FIRST')),
        pageOf(statement('WHY'), words),
        pageOf(choice('ANCHOR', { anchor, showIf: { question: 'FIRST', in: [1, 2] } })),
        pageOf(choice('LAST', { optional: true })),
      ]),
    );
    const told = (answers: Fields) => {
      const { answered, share, anchorOpen } = progress(walk(anchored, answers), answers);
      return [answered, share, anchorOpen];
    };
    expect(told({})).toEqual([0, 0, true]);
    expect(told({ FIRST: '1' })).toEqual([1, 1 / 3, true]);
    expect(told({ FIRST: '1', WORDS: 'Veel.' })).toEqual([2, 1 / 3, true]);
    expect(told({ FIRST: '1', ANCHOR: '98' })).toEqual([2, 2 / 3, false]);
    expect(told({ FIRST: '1', ANCHOR: '98', LAST: '' })).toEqual([2, 2 / 3, false]);
    expect(told({ FIRST: '3' })).toEqual([1, 1 / 2, false]);
    expect(told({ FIRST: '3', ANCHOR: '1', LAST: '1' })).toEqual([2, 1, false]);
    const nothingClosed = compile(questionnaireOf([pageOf(words)]));
    expect(progress(walk(nothingClosed, { WORDS: 'Veel.' }), { WORDS: 'Veel.' })).toMatchObject({ share: 0 });
  });

  it('ends at a screen-out, once the page is answered, and asks nothing after it', () => {
    const screenOut = { when: { question: 'FIRST', in: [3] }, title: { nl: 'Te vroeg' }, text: { nl: 'Dank u.' } };
    const ending = compile(
      questionnaireOf([{ ...pageOf(choice('FIRST'), choice('SECOND')), screenOut }, pageOf(choice('LAST'))]),
    );
    expect(walk(ending, { FIRST: '3' }).screenedOut).toBeUndefined();
    const journey = walk(ending, { FIRST: '3', SECOND: '1', LAST: '2' });
    expect(journey).toMatchObject({ total: 2, open: undefined, screenedOut: { id: 'first' } });
    expect(journey.stops.map(({ page }) => page.id)).toEqual(['first']);
    expect(walk(ending, { FIRST: '1', SECOND: '1', LAST: '2' }).screenedOut).toBeUndefined();
  });

  it('counts no question on a page that only tells something', () => {
    const telling = compile(questionnaireOf([pageOf(choice('FIRST')), pageOf(statement('WHY')), pageOf(last)]));
    const journey = walk(telling, { FIRST: '1', LAST: '1' });
    expect(journey.total).toBe(2);
    expect(journey.stops.map(({ first, last: end }) => [first, end])).toEqual([
      [1, 1],
      [2, 1],
      [2, 2],
    ]);
  });
});

describe('a battery', () => {
  const asked = battery('EFFECT', ['DURF', 'MEER_GRIP']);
  const pagesOf = (...pages: object[]) => {
    const { pages: all } = compile(questionnaireOf(pages));
    return all.map(({ id, questions }) => [id, ...questions.map(({ id: name, part }) => part?.id ?? name)]);
  };

  it('is asked item by item, each on a page of its own that counts as a question', () => {
    const both = compile(questionnaireOf([pageOf(choice('FIRST')), pageOf(asked), pageOf(choice('LAST'))]));
    const stopsOf = (answers: Fields) =>
      walk(both, answers).stops.map(({ page, first, last, complete }) => [page.id, first, last, complete]);
    expect(stopsOf({ FIRST: '1', EFFECT_DURF: '5' })).toEqual([
      ['first', 1, 1, true],
      ['effect-durf', 2, 2, true],
      ['effect-meer-grip', 3, 3, false],
      ['last', 4, 4, false],
    ]);
    const answers = { FIRST: '1', EFFECT_DURF: '5', EFFECT_MEER_GRIP: '1' };
    expect(walk(both, answers).open?.page.id).toBe('last');
    expect(progress(walk(both, answers), answers)).toMatchObject({ answered: 3, share: 3 / 4 });
    expect(answersOnTheWay(walk(both, answers), answers)).toEqual(answers);
    expect(both.questions.map(({ id }) => id)).toEqual(['FIRST', 'EFFECT', 'LAST']);
  });

  it('stands apart from the other questions of its page, and keeps the texts that lead it in', () => {
    const [first, next, why] = [choice('FIRST'), choice('NEXT'), statement('WHY')];
    const on = (...questions: object[]) => ({ id: 'page', questions });
    expect(pagesOf(on(why, asked))).toEqual([
      ['page-durf', 'WHY', 'DURF'],
      ['page-meer-grip', 'MEER_GRIP'],
    ]);
    expect(pagesOf(on(first, why, asked, next))).toEqual([
      ['page', 'FIRST'],
      ['page-durf', 'WHY', 'DURF'],
      ['page-meer-grip', 'MEER_GRIP'],
      ['page-next', 'NEXT'],
    ]);
    expect(pagesOf(on(asked, why, first, next))).toEqual([
      ['page-durf', 'DURF'],
      ['page-meer-grip', 'MEER_GRIP'],
      ['page-why', 'WHY', 'FIRST', 'NEXT'],
    ]);
    expect(pagesOf(on(first, why, next))).toEqual([['page', 'FIRST', 'WHY', 'NEXT']]);
  });

  it('may be left open, item by item, and falls away as one question', () => {
    const optional = battery('EFFECT', ['DURF', 'GRIP'], { optional: true, showIf: { question: 'FIRST', in: [1] } });
    const both = compile(questionnaireOf([pageOf(choice('FIRST')), pageOf(optional)]));
    expect(walk(both, {})).toMatchObject({ total: 3, totalIsExact: false });
    expect(walk(both, { FIRST: '1', EFFECT_DURF: '' }).open?.page.id).toBe('effect-grip');
    expect(walk(both, { FIRST: '1', EFFECT_DURF: '', EFFECT_GRIP: '' }).open).toBeUndefined();
    const closed = walk(both, { FIRST: '2', EFFECT_DURF: '1', EFFECT_GRIP: '2' });
    expect([closed.total, closed.dropped.map(({ id }) => id)]).toEqual([1, ['EFFECT']]);
  });

  it('is not asked any more of who is screened out on its page', () => {
    const screenOut = { when: { question: 'FIRST', in: [3] }, title: { nl: 'Te vroeg' }, text: { nl: 'Dank u.' } };
    const ending = compile(questionnaireOf([{ ...pageOf(choice('FIRST'), asked), screenOut }]));
    expect(walk(ending, { FIRST: '3' })).toMatchObject({ total: 1, screenedOut: { id: 'first' } });
    expect(walk(ending, { FIRST: '1' })).toMatchObject({ total: 3, open: { page: { id: 'first-durf' } } });
  });
});

describe('a random order', () => {
  const options = ['A', 'B', 'C', 'D', 'REST', 'NONE'].map((code) => ({
    code,
    label: { nl: code },
    ...((code === 'REST' || code === 'NONE') && { fixed: true as const }),
  }));
  const orderOf = (seed: string) =>
    inOrder(options, 'random', seed)
      .map(({ code }) => code)
      .join(' ');

  test('is the same for the same respondent, and keeps fixed options last as they are listed', () => {
    const orders = Array.from({ length: 50 }, (_, i) => orderOf(`respondent ${i}`));
    expect(Array.from({ length: 50 }, (_, i) => orderOf(`respondent ${i}`))).toEqual(orders);
    for (const order of orders) expect(order).toMatch(/ REST NONE$/);
    expect(options.map(({ code }) => code)).toEqual(['A', 'B', 'C', 'D', 'REST', 'NONE']);
  });

  test('gives every permutation about as often', () => {
    const counts = new Map<string, number>();
    const each = 200;
    for (let i = 0; i < 24 * each; i++) {
      const order = orderOf(`XC_DREMPELS ${i}`);
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const chiSquared = [...counts.values()].reduce((sum, count) => sum + (count - each) ** 2 / each, 0);
    // 23 degrees of freedom: 49.7 is passed once in a thousand.
    expect(chiSquared).toBeLessThan(49.7);
  });

  test('is as listed where the question does not ask for another', () => {
    expect(inOrder(options, 'listed', 'Zoë')).toBe(options);
  });
});
