import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import type { Fields } from '../../src/questionnaire/fields.js';
import { QuestionDefinition, QuestionnaireDefinition } from '../../src/questionnaire/definition.js';
import { simulate } from '../../src/questionnaire/simulation/simulate.js';
import { kinds } from '../../src/questionnaire/kinds/index.js';
import type { Parsed, Question } from '../../src/questionnaire/question.js';
import { compile, type Questionnaire } from '../../src/questionnaire/questionnaire.js';
import { randomFrom } from '../../src/questionnaire/random.js';
import { recordOf } from '../../src/questionnaire/response.js';
import { languages } from '../../src/language/text.js';
import { root } from '../../src/root.js';
import { rows } from './rows/index.js';
import { text, type KindRow } from './rows/row.js';

test('every kind has a row in this contract', () => {
  expect(rows.map(({ kind }) => kind)).toEqual(kinds.map(({ name }) => name));
});

describe.each(rows)('a $kind', (row) => {
  const { answers = {} } = row;
  const question = ask(row);
  const parse = (form: Fields) => question.form.parse(form, answers);

  it('has a view of its own name', () => {
    expect(existsSync(join(root, `views/questions/${row.kind}.eta`))).toBe(true);
  });

  it('has the fields, variables and tables that its definition says', () => {
    expect(question).toMatchObject({ id: row.definition.id, kind: row.kind });
    expect(question.form).toMatchObject({ fields: row.fields, closed: row.closed });
    expect(question.data.variables.map(({ name, type }) => `${name} ${type}`)).toEqual(row.variables);
    expect(question.results.tables.map(({ id }) => id)).toEqual(row.tables);
    for (const { name } of question.data.variables) expect(name).toMatch(/^[A-Z][A-Z0-9_]*$/);
  });

  it('says in both languages how it is answered, unless it asks nothing', () => {
    const { instruction } = question.form;
    expect(instruction === undefined).toBe(row.fields.length === 0);
    for (const language of languages) expect(instruction?.[language] ?? 'nothing').toMatch(/^\p{L}[^{}]+$/u);
  });

  it('has no answer until it is given one, unless it asks nothing', () => {
    expect(question.routing.given({})).toEqual(row.fields.length ? undefined : []);
  });

  it('gives a missing code for each variable where routing skipped it', () => {
    const record = recordOf(questionnaireOf(row), answers);
    expect(Object.fromEntries(question.data.variables.map(({ name }) => [name, record[name]]))).toEqual(
      row.fields.length ? row.skipped : {},
    );
  });

  test.each(row.legal)('takes $what', ({ form, fields: clean = form, ...expected }) => {
    const fields = taken(parse(form));
    expect(fields).toEqual(clean);
    expect(taken(parse(fields))).toEqual(fields);
    const all = { ...answers, ...fields };
    expect(question.routing.given(all)).toEqual(expected.given);
    expect(question.data.row(all)).toEqual(expected.row);
    expect(question.results.counts(all).map(({ table, code }) => (code ? `${table}=${code}` : table))).toEqual(
      expected.counts,
    );
    expect(question.form.summary(all, 'nl')).toEqual(expected.summary);
    expect(question.form.summary(all, 'en')).toHaveLength(expected.summary.length);
    expect(question.routing.carriedForward?.chosen(all, 'nl').map(({ code }) => code)).toEqual(expected.carriedForward);
  });

  it('was asked wherever it has an answer, be it an empty one, and nowhere else', () => {
    expect(question.results.asked(answers)).toEqual([]);
    for (const { form } of row.legal) {
      expect(question.results.asked({ ...answers, ...taken(parse(form)) })).toEqual(row.tables);
    }
    if (!row.leftOpen) return;
    const optional = ask({ ...row, definition: { ...row.definition, optional: true } });
    const fields = taken(optional.form.parse({}, answers));
    expect(optional.results.asked({ ...answers, ...fields })).toEqual(row.tables);
  });

  it('says what a condition can look at', () => {
    const testable = question.routing.testable;
    expect(testable !== undefined).toBe(row.testable !== undefined);
    if (!testable || !row.testable) return;
    const { codes, strange, test: own, tried } = row.testable;
    expect(codes.map((code) => testable.hasCode(code))).not.toContain(false);
    expect(strange.map((code) => testable.hasCode(code))).not.toContain(true);
    const around = [{ ...own, question: question.id, path: [] }];
    const givenBy = (answer: Fields) => question.routing.given({ ...answers, ...answer })?.map(({ code }) => code);
    expect(testable.answersAround(around).map(givenBy)).toEqual(tried);
    const optional = ask({ ...row, definition: { ...row.definition, optional: true } });
    expect(optional.routing.testable?.answersAround(around).map(givenBy)).toEqual([[], ...tried]);
  });

  it('says where its options and items stand in the definition', () => {
    const { content, results } = question;
    const codes = content.lists.map(({ key, options }) => [key, options.map(({ code }) => code)] as const);
    const items = content.items.map(({ id }) => id);
    const told = [...codes, ...(items.length ? [['items', items] as const] : [])].filter(([, names]) => names.length);
    const lists = Object.entries(row.definition).flatMap(([key, list]) => {
      const named = z.array(z.object({ code: z.unknown(), id: z.unknown() }).partial()).safeParse(list);
      return named.success ? [[key, named.data.map(({ code, id }) => code ?? id)]] : [];
    });
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(lists));
    const counted = results.tables.map(({ id }) => id);
    for (const { table } of content.items) expect(counted).toContain(table);
  });

  if (row.illegal.length) {
    test.each(row.illegal)('does not take $what, and says where', ({ form, complains }) => {
      const outcome = parse(form);
      const problems = 'problems' in outcome ? outcome.problems : [];
      expect(problems.map(({ field }) => field)).toEqual(complains);
      for (const { message } of problems) expect(message).toEqual({ nl: sentence, en: sentence });
    });
  }

  if (row.leftOpen) {
    const { fields, row: values } = row.leftOpen;
    it('may be left open when it is optional: an answer without a code', () => {
      const optional = ask({ ...row, definition: { ...row.definition, optional: true } });
      const empty = Object.fromEntries(row.fields.map((field) => [field, '']));
      for (const form of [{}, empty]) expect(taken(optional.form.parse(form, answers))).toEqual(fields);
      const all = { ...answers, ...fields };
      expect(taken(optional.form.parse(fields, answers))).toEqual(fields);
      expect(optional.routing.given(all)).toEqual([]);
      expect(optional.data.row(all)).toEqual(values);
      expect(optional.data.read(cellsOf(values))).toEqual({ fields });
      expect(optional.results.counts(all)).toEqual([]);
      expect(optional.form.summary(all, 'nl')).toEqual([]);
      for (const { form } of row.legal) expect(taken(optional.form.parse(form, answers))).toEqual(taken(parse(form)));
    });
  }

  test.each(row.legal)('reads $what back from its row of microdata', ({ form }) => {
    const fields = taken(parse(form));
    const told = question.data.read(cellsOf(question.data.row({ ...answers, ...fields })));
    expect(told).toEqual(row.fields.length ? { fields } : undefined);
  });

  if (row.misread.length) {
    test.each(row.misread)('cannot read $what from a row of microdata, and says where', ({ cells, complains }) => {
      const [legal] = row.legal;
      const told = question.data.read({ ...cellsOf(legal?.row ?? {}), ...cells });
      const outcome =
        told && 'fields' in told ? question.form.parse(told.fields, { ...answers, ...told.fields }) : told;
      const problems = outcome && 'problems' in outcome ? outcome.problems : [];
      expect(problems.map(({ field }) => field)).toEqual(complains);
      for (const { message } of problems) expect(message).toEqual({ nl: sentence, en: sentence });
    });
  }

  it('reads from a row that routing skipped it, unless a blank is all there is', () => {
    const blank = Object.fromEntries(row.fields.map((field) => [field, '']));
    const told = question.data.read(cellsOf(row.skipped));
    const codes = question.data.variables.some(({ type }) => type === 'code' || type === 'number');
    expect(told).toEqual(codes || !row.fields.length ? undefined : { fields: blank });
  });

  it('is answered by people who do not exist: with answers that it takes, in the shares that it says', () => {
    for (const more of row.fields.length ? [{}, { optional: true }] : [{}]) {
      const asked = questionnaireOf({ ...row, definition: { ...row.definition, ...more } });
      const own = asked.questions.at(-1) ?? question;
      const { respondent, truth } = simulate(asked, { seed: 'Zoë', anchorShare: () => undefined });
      const random = randomFrom('people');
      const counted = new Map<string, number>();
      for (let i = 0; i < 2000; i++) {
        const all = respondent(random);
        const fields = Object.fromEntries(Object.entries(all).filter(([field]) => row.fields.includes(field)));
        expect(own.form.parse(fields, all)).toEqual({ fields });
        for (const { table, code } of own.results.counts(all)) {
          counted.set(`${table} ${code}`, (counted.get(`${table} ${code}`) ?? 0) + 1);
        }
      }
      for (const { id, options } of own.results.tables) {
        const shares = truth.filter(({ table }) => table === id);
        expect(shares.map(({ code }) => code)).toEqual(
          options.filter((o) => !o.missing).map(({ code }) => String(code)),
        );
        const base = counted.get(`${id} `) ?? 0;
        for (const { code, share } of shares) {
          const found = (counted.get(`${id} ${code}`) ?? 0) / base;
          expect(Math.abs(found - share)).toBeLessThanOrEqual(5 * Math.sqrt((share * (1 - share)) / base));
        }
      }
    }
  });

  test.each(row.refused)('cannot be defined with $what', ({ change, at }) => {
    const { success, error } = QuestionDefinition.safeParse({ ...row.definition, ...change });
    expect(success).toBe(false);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([at]);
  });

  it('shows itself whatever is filled in, right or wrong, in every language', () => {
    const shown = (fields: Fields) =>
      languages.map((language) => JSON.stringify(question.form.view({ language, seed: 'Zoë', fields })));
    fc.assert(
      fc.property(forms(question), (form) => {
        for (const view of shown({ ...answers, ...form })) expect(view).not.toMatch(/undefined|\[object/);
      }),
    );
  });

  it('either takes a form or says what is wrong, whatever is in it', () => {
    const variables = question.data.variables.map(({ name }) => name).sort();
    const tables = new Map(
      question.results.tables.map(({ id, options }) => [id, options.map(({ code }) => String(code))]),
    );
    fc.assert(
      fc.property(forms(question), (form) => {
        const outcome = parse(form);
        if ('problems' in outcome) {
          expect(outcome.problems.length).toBeGreaterThan(0);
          for (const { field } of outcome.problems) expect(row.fields).toContain(field);
          return;
        }
        const { fields } = outcome;
        for (const field of Object.keys(fields)) expect(row.fields).toContain(field);
        expect(parse(fields)).toEqual(outcome);
        const all = { ...answers, ...fields };
        expect(question.routing.given(all)).toBeDefined();
        expect(Object.keys(question.data.row(all)).sort()).toEqual(variables);
        for (const variable of question.data.variables) expect(isValueOf(variable, question.data.row(all))).toBe(true);
        if (row.fields.length) expect(question.data.read(cellsOf(question.data.row(all)))).toEqual({ fields });
        const counts = question.results.counts(all);
        for (const { table, code } of counts) expect(['', ...(tables.get(table) ?? [])]).toContain(code);
        for (const { id, options } of question.results.tables) {
          const codes = counts.filter(({ table }) => table === id).map(({ code }) => code);
          const missing = options.filter((option) => option.missing && codes.includes(String(option.code)));
          expect([0, 1]).toContain(missing.length + Number(codes.includes('')));
        }
      }),
      { numRuns: 400 },
    );
  });
});

const sentence = expect.stringMatching(/^\p{Lu}.{5,}[^.]$/u);

function questionnaireOf(row: KindRow): Questionnaire {
  const pages = [...(row.earlier ?? []), row.definition].map((question, i) => ({ id: `p${i}`, questions: [question] }));
  return compile(
    QuestionnaireDefinition.parse({
      title: text('Vragen'),
      minutes: { from: 1, to: 2 },
      introduction: text('Begin'),
      thanks: text('Dank'),
      pages,
    }),
  );
}

function ask(row: KindRow): Question {
  const question = questionnaireOf(row).questions.at(-1);
  if (!question) throw new Error(`There is no question of kind ${row.kind}`);
  return question;
}

function taken(outcome: Parsed): Fields {
  if ('problems' in outcome) throw new Error(`Not taken: ${JSON.stringify(outcome.problems)}`);
  return outcome.fields;
}

/** Forms as anyone could post them: the question's fields and others, with its codes, other words, none or several. */
function forms(question: Question): fc.Arbitrary<Fields> {
  const codes = question.results.tables.flatMap(({ options }) => options.map(({ code }) => String(code)));
  const value = fc.oneof(
    fc.constantFrom('', ' ', '12', '2024-02-29', '29-2-2024', 'toString', ...codes),
    fc.string({ unit: 'grapheme', maxLength: 50 }),
  );
  const names = fc.constantFrom(...question.form.fields, question.id, 'form_token', '__proto__', 'constructor');
  return fc.dictionary(names, fc.oneof(value, fc.array(value, { maxLength: 4 })), { noNullPrototype: true });
}

function cellsOf(record: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, String(value)]));
}

const cells = { code: z.union([z.string(), z.int()]), number: z.int(), text: z.string(), date: z.string() };

/** Whether the microdata hold a value that the codebook explains. */
function isValueOf(
  { name, type, labels }: Question['data']['variables'][number],
  record: Readonly<Record<string, unknown>>,
) {
  const value = record[name];
  return cells[type].safeParse(value).success && (type !== 'code' || Object.hasOwn(labels ?? {}, String(value)));
}
