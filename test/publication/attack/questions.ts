import { z } from 'zod';
import { Condition } from '../../../src/questionnaire/condition.js';

/** What anybody can read in a questionnaire about the numbers of one of its tables. */
export interface AskedTable {
  readonly id: string;
  /** Whether somebody can give several of its answers. */
  readonly several: boolean;
  readonly codes: readonly string[];
  /** Answers that go with no other. */
  readonly alone: readonly string[];
  /** The most answers of one person. */
  readonly most: number;
  readonly showIf: Condition | undefined;
  /** The multiple choice of which the answers are placed. */
  readonly from: string | undefined;
  /** An anchor, of which some numbers are told exactly. */
  readonly anchor: boolean;
  /** Whether its numbers are of some of those who answered alone. */
  readonly partly: boolean;
}

const Option = z.object({
  code: z.union([z.string(), z.number()]).transform(String),
  exclusive: z.boolean().optional(),
  missing: z.unknown().optional(),
});
const Scale = z.array(z.unknown());
const Question = z.object({
  id: z.string(),
  kind: z.string(),
  options: z.array(Option).default([]),
  items: z.array(z.object({ id: z.string(), scale: Scale })).default([]),
  top: z.number().default(1),
  optionsFrom: z.string().optional(),
  showIf: Condition.optional(),
  anchor: z.object({ outside: z.unknown().optional() }).optional(),
});
type Question = z.infer<typeof Question>;
const Page = z.object({
  questions: z.array(Question),
  screenOut: z.object({ when: z.object({ question: z.string(), in: z.array(Option.shape.code) }) }).optional(),
});
const Asked = z.object({ pages: z.array(Page) });

/** Returns the tables of a questionnaire, read from its file. */
export function listTables(definition: unknown): AskedTable[] {
  const { pages } = Asked.parse(definition);
  const questions = pages.flatMap((page) => page.questions);
  return questions
    .flatMap((question) => tablesOf(question, questions))
    .map((table) => ({
      ...table,
      // Of who gives these answers nothing is kept: everybody knows that they stand at 0.
      codes: table.codes.filter(
        (code) =>
          !pages.some(({ screenOut }) => screenOut?.when.question === table.id && screenOut.when.in.includes(code)),
      ),
    }));
}

function tablesOf(question: Question, all: readonly Question[]): AskedTable[] {
  const { id, anchor, showIf } = question;
  const common = {
    id,
    several: false,
    alone: [],
    most: 1,
    showIf,
    from: undefined,
    anchor: anchor !== undefined,
    partly: anchor?.outside !== undefined,
  };
  switch (question.kind) {
    case 'single':
    case 'scale':
      return [{ ...common, codes: codesOf(question.options) }];
    case 'battery':
      return question.items.map((item) => ({ ...common, id: `${id}_${item.id}`, codes: pointsOf(item.scale) }));
    case 'multiple': {
      const codes = codesOf(question.options);
      const alone = codesOf(question.options.filter(({ exclusive }) => exclusive));
      return [{ ...common, several: true, codes, alone, most: codes.length }];
    }
    case 'ranking': {
      const source = all.find((one) => one.id === question.optionsFrom);
      const codes = codesOf((source ?? question).options.filter(({ exclusive }) => !exclusive));
      return [{ ...common, several: true, codes, most: question.top, from: question.optionsFrom }];
    }
    default:
      return [];
  }
}

function pointsOf(scale: readonly unknown[]): string[] {
  return scale.map((_, i) => String(i + 1));
}

function codesOf(options: readonly z.infer<typeof Option>[]): string[] {
  const isMissing = (code: string) => ['96', '97', '98', '99'].includes(code);
  return options.filter(({ code, missing }) => missing === undefined && !isMissing(code)).map(({ code }) => code);
}
