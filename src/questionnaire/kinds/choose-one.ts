import { cellOf, noAnswer, skippedByRouting } from '../code.js';
import { singleValue } from '../fields.js';
import { instructions } from '../instructions.js';
import { chooseCode, messages } from '../messages.js';
import type { SimulatedShare } from '../simulation/simulation.js';
import {
  chosenLabel,
  choices,
  findOption,
  inOrder,
  longestOther,
  meansMissing,
  missingOf,
  textField,
  valueLabels,
  type Option,
} from '../option.js';
import { baseCode, type BaseDefinition, type BoundKind, type Count, type Table, type TableShape } from '../question.js';
import { draw } from '../random.js';
import { inventedText, leftOpen, sharesOfOne } from '../simulation/shares.js';
import { testableChoice } from './testable.js';
import { otherCells, otherFields, otherVariables, parseOthers, readOthers, writtenAt } from './other-text.js';

interface ChoiceOfOne extends Pick<BaseDefinition, 'id' | 'text' | 'optional' | 'anchor'> {
  options: readonly Option[];
}

/**
 * Returns the rules that single choices and scales share. The answer is one code, perhaps with
 * text, in a field named after the question.
 */
export function chooseOne(
  { id, text, optional, anchor, options }: ChoiceOfOne,
  order: 'listed' | 'random',
  shape: TableShape,
): BoundKind {
  const codes = [...new Set([...options.map((option) => option.code), ...(optional ? [noAnswer] : [])])];
  return {
    content: { order, lists: [{ key: 'options', level: shape === 'scale' ? 'scale' : 'options', options }], items: [] },
    form: {
      fields: [id, ...otherFields(id, options)],
      closed: true,
      instruction: instructions.one,
      parse(form) {
        const [written] = form[id] ? [] : writtenAt(id, options, form);
        const code = written ? String(written.code) : (singleValue(form, id) ?? '');
        if (!code && optional && !Array.isArray(form[id])) return { fields: { [id]: '' } };
        if (!findOption(options, code)) return { problems: [{ field: id, message: messages.chooseOne }] };
        const others = parseOthers(id, options, [code], form);
        return others.problems.length ? { problems: others.problems } : { fields: { [id]: code, ...others.fields } };
      },
      view: ({ language, seed, fields }) => ({
        choices: choices(id, inOrder(options, order, seed + id), [singleValue(fields, id) ?? ''], fields, language),
      }),
      summary(answers, language) {
        const option = findOption(options, singleValue(answers, id) ?? '');
        return option ? [chosenLabel(id, option, answers, language)] : [];
      },
    },
    routing: {
      given(answers) {
        const code = singleValue(answers, id);
        if (code === undefined) return undefined;
        const option = findOption(options, code);
        return option ? [{ code, substantive: !meansMissing(option) }] : [];
      },
      testable: testableChoice({ id, optional, options }),
    },
    data: {
      variables: [
        { name: id, type: 'code', label: text, labels: valueLabels(options) },
        ...otherVariables(id, options),
      ],
      row: (answers) => ({
        [id]: cellOf(singleValue(answers, id) || String(noAnswer)),
        ...otherCells(id, options, answers),
      }),
      read(cells) {
        const code = cells[id] ?? '';
        const option = findOption(options, code);
        const leftOpen = optional === true && code === String(noAnswer);
        const skipped = code === String(skippedByRouting);
        if (!option && !leftOpen && !skipped) return { problems: [{ field: id, message: chooseCode(codes) }] };
        const others = readOthers(id, options, [code], cells);
        if (others.problems.length) return { problems: others.problems };
        if (option) return { fields: { [id]: code, ...others.fields } };
        return skipped ? undefined : { fields: { [id]: '' } };
      },
    },
    results: {
      tables: [tableOf({ id, text, options }, shape)],
      counts: (answers) => countChoice(id, options, singleValue(answers, id) ?? ''),
    },
    simulate(settings) {
      const shares = sharesOfOne(settings, id, options, anchor);
      return {
        answer(random) {
          if (optional && random() < leftOpen.closed) return { [id]: '' };
          const option = options[draw(random, shares)];
          const code = String(option?.code ?? '');
          return option?.text
            ? { [id]: code, [textField(id, option)]: inventedText(random, longestOther) }
            : { [id]: code };
        },
        truth: truthOfOne(id, options, shares),
      };
    },
  };
}

/**
 * Returns the shares, 0 to 1, of a single choice. They are of those who gave a substantive answer.
 */
function truthOfOne(table: string, options: readonly Option[], shares: readonly number[]): SimulatedShare[] {
  const substantive = options.map((option, i) => (meansMissing(option) ? 0 : (shares[i] ?? 0)));
  const base = substantive.reduce((sum, share) => sum + share, 0);
  return options.flatMap((option, i) =>
    meansMissing(option) || base === 0
      ? []
      : [{ table, code: String(option.code), share: (substantive[i] ?? 0) / base }],
  );
}

/** Returns a table with one row for each option. */
export function tableOf({ id, text, options }: Pick<ChoiceOfOne, 'id' | 'text' | 'options'>, shape: TableShape): Table {
  return {
    id,
    shape,
    text,
    options: options.map((option) => ({ code: option.code, label: option.label, missing: missingOf(option) })),
  };
}

/**
 * Returns what choosing one code adds to a table. The code, and the base when it is a substantive
 * answer.
 */
function countChoice(table: string, options: readonly Option[], code: string): Count[] {
  const option = findOption(options, code);
  if (!option) return [];
  return meansMissing(option)
    ? [{ table, code }]
    : [
        { table, code },
        { table, code: baseCode },
      ];
}
