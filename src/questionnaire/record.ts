import { tests } from './condition.js';
import type { Fields } from './fields.js';
import { walk } from './journey.js';
import { messages, skippedHere } from './messages.js';
import type { Cells, FieldProblem, Question } from './question.js';
import type { Questionnaire } from './questionnaire.js';
import { skipped } from './response.js';

/** What cannot be in a row of microdata; `field` is the variable. */
export interface RecordProblem extends FieldProblem {
  readonly question: Question;
  /** The row says that routing skipped the question, and its other answers say that it was asked. */
  readonly saysSkipped?: true;
}

/**
 * The answers behind a row of microdata: `recordOf` the other way round, for the questions that are `there`. Holds
 * them to all that a respondent's answers are held to: each is one that its question takes, and questions are answered
 * where the way through the questionnaire asks them and nowhere else. What hangs on an answer that cannot be read is
 * not judged. Gives what is wrong otherwise.
 */
export function readRecord(
  questionnaire: Questionnaire,
  there: readonly Question[],
  cells: Cells,
): { readonly answers: Fields } | { readonly problems: readonly RecordProblem[] } {
  const readings = there.map((question) => ({ question, reading: question.read(cells) }));
  const told: Fields = Object.assign(
    {},
    ...readings.map(({ reading }) => (reading && 'fields' in reading ? reading.fields : {})),
  );
  const { stops, undecided, screenedOut } = walk(questionnaire, told);
  const asked = new Set(stops.flatMap((stop) => stop.questions));
  const open = new Set(undecided);
  const answers: Fields[] = [];
  const problems: RecordProblem[] = [];
  const refuse = (question: Question, found: readonly FieldProblem[]) => {
    problems.push(...found.map((problem) => ({ ...problem, question, field: variableOf(question, problem.field) })));
  };
  for (const { question, reading } of readings) {
    if (reading && 'problems' in reading) refuse(question, reading.problems);
    else if (asked.has(question)) {
      const outcome = reading && question.parse(reading.fields, told);
      if (!outcome)
        problems.push({ question, field: variableOf(question), message: messages.notSkipped, saysSkipped: true });
      else if ('problems' in outcome) refuse(question, outcome.problems);
      else answers.push(outcome.fields);
    } else if (!open.has(question) && !screenedOut) {
      const stray = question.variables.find((variable) => (cells[variable.name] ?? '') !== String(skipped(variable)));
      const deciding = tests(question.definition.showIf ?? { all: [] }).map((test) => test.question);
      if (stray)
        refuse(question, [{ field: stray.name, message: skippedHere(String(skipped(stray)), [...new Set(deciding)]) }]);
    }
  }
  const ending = screenedOut?.questions.find((question) => there.includes(question));
  if (ending) refuse(ending, [{ field: variableOf(ending), message: messages.notMeant }]);
  return problems.length ? { problems } : { answers: Object.assign({}, ...answers) as Fields };
}

/** The variable that a field is a value of, or else the question's first. */
function variableOf({ variables, id }: Question, field?: string): string {
  return (variables.find(({ name }) => name === field) ?? variables[0])?.name ?? id;
}

/**
 * Of the questions that are `there`, those that cannot be placed, since what decides whether they are asked or what can
 * be chosen is not there.
 */
export function findUnplaceable(there: readonly Question[]): { question: Question; needs: readonly string[] }[] {
  const ids = new Set(there.map(({ id }) => id));
  return there.flatMap((question) => {
    const looks = tests(question.definition.showIf ?? { all: [] }).map((test) => test.question);
    const needs = [...new Set([...looks, ...(question.needs ?? [])])].filter((id) => !ids.has(id));
    return needs.length ? [{ question, needs }] : [];
  });
}
