import { describe, expect, it, test } from 'vitest';
import { Comparability, isBreak, isOnlyReworded } from '../../../src/questionnaire/comparability/comparability.js';
import { compareQuestionnaires } from '../../../src/questionnaire/comparability/compare-questionnaires.js';
import { compile } from '../../../src/questionnaire/questionnaire.js';
import type { QuestionnaireDefinition } from '../../../src/questionnaire/definition.js';
import { readOurStudy } from '../../support/questionnaires.js';

type Edit = (definition: QuestionnaireDefinition) => void;

const original = () => structuredClone(ourExClients());
function ourExClients(): QuestionnaireDefinition {
  const file = readOurStudy().questionnaires.find(({ group }) => group === 'ex-client');
  if (!file) throw new Error('our study asks ex-clients');
  return file.definition;
}

/** A question of a definition, to be changed. */
function question(definition: QuestionnaireDefinition, id: string): Record<string, never> & Editable {
  const found = definition.pages.flatMap(({ questions }) => questions).find((asked) => asked.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found as unknown as Record<string, never> & Editable;
}
interface Editable {
  text: { nl: string; en?: string };
  hint?: { nl: string };
  showIf?: object;
  optional?: true;
  order?: string;
  options: { code: number | string; label: { nl: string; en?: string }; exclusive?: true }[];
  items: { id: string; text: { nl: string }; scale: { nl: string }[] }[];
}

function compareWith(...edits: Edit[]) {
  const now = original();
  for (const edit of edits) edit(now);
  return compareQuestionnaires(compile(original()), compile(now));
}

const reword: Edit = (d) => (question(d, 'XC_INITIATIEF').text.nl = 'Wanneer nam u het initiatief?');

describe('how a question compares with an earlier time', () => {
  it('is identical everywhere when nothing changed, nor the notes of whoever edits', () => {
    const compared = compareWith((d) => Object.assign(question(d, 'XC_DRINGEND'), { note: 'another note' }));
    expect(new Set([...compared.values()].map(({ comparability }) => comparability))).toEqual(new Set(['identical']));
    expect(compared.has('XC_EFFECT_TOEKOMST')).toBe(true);
  });

  test.each<[level: string, table: string, edit: Edit]>([
    ['wording', 'XC_INITIATIEF', reword],
    ['wording', 'XC_INITIATIEF', (d) => (question(d, 'XC_INITIATIEF').text.en = 'When did you begin?')],
    ['wording', 'XC_DRINGEND', (d) => (question(d, 'XC_DRINGEND').hint = { nl: 'Denk aan de eerste week.' })],
    ['wording', 'XC_EFFECT_TOEKOMST', (d) => (item(d, 'TOEKOMST').text.nl = 'Mijn plannen voor later')],
    [
      'cosmetic',
      'XC_INITIATIEF',
      (d) =>
        (question(d, 'XC_INITIATIEF').text.nl =
          'In welk stadium nam u het  initiatief om een Loopbaanadviseur in te schakelen'),
    ],
    ['cosmetic', 'XC_INITIATIEF', (d) => delete question(d, 'XC_INITIATIEF').text.en],
    [
      'options',
      'XC_INITIATIEF',
      (d) => question(d, 'XC_INITIATIEF').options.splice(1, 0, { code: 7, label: { nl: 'Nog anders' } }),
    ],
    ['options', 'XC_INITIATIEF', (d) => question(d, 'XC_INITIATIEF').options.splice(1, 1)],
    [
      'options',
      'XC_INITIATIEF',
      (d) => Object.assign(question(d, 'XC_INITIATIEF').options[2] ?? {}, { label: { nl: 'Pas laat' } }),
    ],
    [
      'scale',
      'XC_DRINGEND',
      (d) => Object.assign(question(d, 'XC_DRINGEND').options[1] ?? {}, { label: { nl: 'Een beetje' } }),
    ],
    ['scale', 'XC_EFFECT_TOEKOMST', (d) => (item(d, 'TOEKOMST').scale[0] = { nl: 'Totaal niet' })],
    ['order', 'XC_INITIATIEF', (d) => question(d, 'XC_INITIATIEF').options.reverse()],
    ['order', 'XC_DREMPELS', (d) => Object.assign(question(d, 'XC_DREMPELS'), { order: 'listed' })],
    ['routing', 'XC_DRINGEND', (d) => (question(d, 'XC_DRINGEND').showIf = { question: 'XC_INITIATIEF', in: [1, 2] })],
    ['universe', 'XC_DRINGEND', (d) => (question(d, 'XC_DRINGEND').optional = true)],
    ['universe', 'XC_BELANGRIJK_TOP3', (d) => question(d, 'XC_BELANGRIJK').options.splice(0, 1)],
  ])('%s: %s', (level, table, edit) => {
    expect(compareWith(edit).get(table)?.comparability).toBe(level);
  });

  it('breaks everything when other people are screened out, who leave no answers at all', () => {
    const compared = compareWith((d) => {
      const [page] = d.pages;
      if (page?.screenOut) page.screenOut.when = { question: 'XC_PERIODE', in: [4, 5] };
    });
    expect(new Set([...compared.values()].map(({ comparability }) => comparability))).toEqual(new Set(['universe']));
  });

  it('takes another explanation in front of a question for other words of that question', () => {
    const employer = () => {
      const file = readOurStudy().questionnaires.find(({ group }) => group === 'employer');
      if (!file) throw new Error('our study asks employers');
      return structuredClone(file.definition);
    };
    const now = employer();
    const texts = now.pages.flatMap(({ questions }) => questions).filter(({ kind }) => kind === 'statement');
    for (const text of texts) Object.assign(text, { text: { nl: 'Iets heel anders.' } });
    const compared = compareQuestionnaires(compile(employer()), compile(now));
    expect(compared.get('OG_MGT')).toEqual({ comparability: 'wording', changes: ['wording'] });
  });

  it('does not take a sign for punctuation', () => {
    const label =
      (nl: string): Edit =>
      (d) =>
        Object.assign(question(d, 'XC_BETALER').options[0] ?? {}, { label: { nl } });
    const then = original();
    const now = original();
    label('Ik betaalde (> de helft)')(then);
    label('Ik betaalde (< de helft)')(now);
    expect(compareQuestionnaires(compile(then), compile(now)).get('XC_BETALER')?.comparability).toBe('options');
  });

  it('can be judged where words alone changed, and nowhere else', () => {
    const moved: Edit = (d) => question(d, 'XC_INITIATIEF').options.reverse();
    expect(isOnlyReworded(compareWith(reword).get('XC_INITIATIEF'))).toBe(true);
    expect(isOnlyReworded(compareWith(reword, moved).get('XC_INITIATIEF'))).toBe(false);
    expect(isOnlyReworded(compareWith().get('XC_INITIATIEF'))).toBe(false);
  });

  it('leaves the other items of a battery as they were', () => {
    const compared = compareWith((d) => (item(d, 'TOEKOMST').text.nl = 'Mijn plannen voor later'));
    expect(compared.get('XC_EFFECT_KANSEN')?.comparability).toBe('identical');
  });

  it('does not mind another order of answers that everyone meets in an order of their own', () => {
    const compared = compareWith((d) => {
      const { options } = question(d, 'XC_DREMPELS');
      options.unshift(...options.splice(2, 1));
    });
    expect(compared.get('XC_DREMPELS')?.comparability).toBe('identical');
  });

  it('says order of the one question that moved, not of those it passed', () => {
    const compared = compareWith((d) => d.pages.splice(3, 0, ...d.pages.splice(7, 1)));
    const moved = [...compared].filter(([, { comparability }]) => comparability === 'order').map(([id]) => id);
    const ids = original().pages[7]?.questions.map(({ id }) => id) ?? [];
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.every((id) => ids.some((own) => id.startsWith(own)))).toBe(true);
  });

  it('breaks every later question when another screening decides who gets there', () => {
    const compared = compareWith((d) => (question(d, 'XC_PERIODE').text.nl = 'Hoe lang geleden begon uw traject?'));
    expect(compared.get('XC_PERIODE')?.comparability).toBe('wording');
    expect(compared.get('XC_TEVREDEN')?.comparability).toBe('universe');
  });

  it('asked a question that is new of nobody then', () => {
    const compared = compareQuestionnaires(
      compile({ ...original(), pages: original().pages.filter(({ id }) => id !== 'eerste-contact') }),
      compile(original()),
    );
    expect(compared.get('XC_DRINGEND')?.comparability).toBe('universe');
  });

  it('takes a judged rewording for cosmetic, and nothing graver', () => {
    const now = original();
    reword(now);
    question(now, 'XC_DRINGEND').optional = true;
    const judged = new Set(['XC_INITIATIEF', 'XC_DRINGEND']);
    const compared = compareQuestionnaires(compile(original()), compile(now), judged);
    expect(compared.get('XC_INITIATIEF')).toEqual({ comparability: 'cosmetic', changes: ['cosmetic'] });
    expect(compared.get('XC_DRINGEND')?.comparability).toBe('universe');
  });

  it('is a break for anything past cosmetic', () => {
    expect(Comparability.options.filter(isBreak)).toEqual([
      'universe',
      'routing',
      'scale',
      'options',
      'wording',
      'order',
    ]);
  });
});

function item(definition: QuestionnaireDefinition, id: string) {
  const found = question(definition, 'XC_EFFECT').items.find((one) => one.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
}
