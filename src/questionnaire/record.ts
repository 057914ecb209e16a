import { tests } from './condition.js';
import type { Fields } from './fields.js';
import { walk } from './journey.js';
import { messages, skippedHere } from './messages.js';
import type { ResponseCells, AnswerProblem, Question, Variable } from './question.js';
import type { Questionnaire } from './questionnaire.js';
import { skipped } from './response.js';

/** What is wrong in a row of microdata; `field` is the variable. */
export interface RecordProblem extends AnswerProblem {
  readonly question: Question;
  /** The row says that routing skipped the question, but its other answers lead to it. */
  readonly saysSkipped?: true;
}

/**
 * Returns the valid answers in a row of microdata, and its problems. The reverse of `recordOf`, for
 * the questions that are `there`. The answers must meet all rules for a respondent's: each is one
 * that its question takes, and questions are answered where routing asks them and nowhere else.
 * What depends on an answer that cannot be read is not checked.
 */
export function readRecord(
  questionnaire: Questionnaire,
  there: readonly Question[],
  cells: ResponseCells,
): { readonly answers: Fields; readonly problems: readonly RecordProblem[] } {
  const readings = there.map((question) => ({ question, reading: question.data.read(cells) }));
  const given: Record<string, Fields[string]> = {};
  for (const { reading } of readings) if (reading && 'fields' in reading) Object.assign(given, reading.fields);
  const { stops, undecided, screenedOut } = walk(questionnaire, given);
  const asked = new Set(stops.flatMap((stop) => stop.questions.map(({ id }) => id)));
  const open = new Set(undecided.map(({ id }) => id));
  const answers = {};
  const problems: RecordProblem[] = [];
  const refuse = (question: Question, found: readonly AnswerProblem[]) => {
    problems.push(...found.map((problem) => ({ ...problem, question, field: variableOf(question, problem.field) })));
  };
  for (const { question, reading } of readings) {
    if (reading && 'problems' in reading) refuse(question, reading.problems);
    else if (asked.has(question.id)) {
      const outcome = reading && question.form.parse(reading.fields, given);
      if (outcome && 'fields' in outcome) Object.assign(answers, outcome.fields);
      else if (!outcome || saysSkipped(question, cells)) {
        problems.push({ question, field: variableOf(question), message: messages.notSkipped, saysSkipped: true });
      } else refuse(question, outcome.problems);
    } else if (!open.has(question.id) && !screenedOut) refuse(question, strayAnswer(question, cells));
  }
  const ending = there.find(({ id }) => screenedOut?.questions.some((question) => question.id === id));
  if (ending) refuse(ending, [{ field: variableOf(ending), message: messages.notMeant }]);
  return { answers, problems };
}

/**
 * Returns whether a row says that routing skipped the question. A blank text or date may also mean
 * that it was left open.
 */
export function saysSkipped({ data }: Question, cells: ResponseCells): boolean {
  return data.variables.every((variable) => isSkipped(variable, cells));
}

function isSkipped(variable: Variable, cells: ResponseCells): boolean {
  return (cells[variable.name] ?? '') === String(skipped(variable));
}

/** The first value of a question that was not asked. */
function strayAnswer({ data, definition }: Question, cells: ResponseCells): AnswerProblem[] {
  const stray = data.variables.find((variable) => !isSkipped(variable, cells));
  if (!stray) return [];
  const deciding = tests(definition.showIf ?? { all: [] }).map((test) => test.question);
  return [{ field: stray.name, message: skippedHere(String(skipped(stray)), [...new Set(deciding)]) }];
}

/** The variable of a field, or else the question's first. */
function variableOf({ data, id }: Question, field?: string): string {
  return (data.variables.find(({ name }) => name === field) ?? data.variables[0])?.name ?? id;
}

/**
 * Returns the `questions` that depend on others that are not `there`. Those others decide whether
 * they are asked, or what can be chosen.
 */
export function findUnplaceable(
  questions: readonly Question[],
  there: readonly Question[],
): { question: Question; needs: readonly string[] }[] {
  const ids = new Set(there.map(({ id }) => id));
  return questions.flatMap((question) => {
    const looks = tests(question.definition.showIf ?? { all: [] }).map((test) => test.question);
    const needs = [...new Set([...looks, ...(question.routing.needs ?? [])])].filter((id) => !ids.has(id));
    return needs.length ? [{ question, needs }] : [];
  });
}
