import type { Table } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import type { Text } from '../language/text.js';
import type { BaselineDefinition, StudyDefinition } from '../study/definition.js';
import { findOutcome } from './core-outcomes.js';

/** A percentage that can be predicted before a wave: of an anchor, or of a core outcome. */
export interface Predictable {
  readonly group: string;
  /** The id of the anchor in the baseline, or the name of the outcome in study.yaml. */
  readonly id: string;
  readonly isAnchor: boolean;
  /** The question, or item of one, whose answers it is about. */
  readonly table: string;
  readonly text: Text;
  /** The answers that it counts, of everybody who answered. */
  readonly codes: readonly string[];
  readonly labels: readonly Text[];
}

/**
 * How many points at the end of a scale count as agreeing, where the baseline does not say which.
 */
const pointsAtEnd = 2;

/**
 * Returns the anchors and core outcomes of a group that can be predicted as one percentage. Of a
 * scale that is the share at its end, or at the points that the baseline put in words. A core
 * outcome of several answers without an order has none, and is left out.
 */
export function listPredictable(
  { slug: group, core }: Pick<StudyDefinition['groups'][number], 'slug' | 'core'>,
  { questions }: Pick<Questionnaire, 'questions'>,
  baseline: BaselineDefinition | undefined,
): Predictable[] {
  const tables = questions.flatMap(({ results }) => results.tables);
  const anchors = (baseline?.figures ?? []).flatMap((figure): Predictable[] => {
    const question = questions.find(({ definition }) => definition.anchor?.figure === figure.id);
    const [table] = question?.results.tables ?? [];
    return table && figure.group === group ? of(figure.id, true, table, [String(figure.code)]) : [];
  });
  const outcomes = core.flatMap((id): Predictable[] => {
    const found = findOutcome(id, questions);
    if (!found) return [];
    const { table, option, method } = found;
    if (option) return of(id, false, table, [String(option.code)]);
    return method === 'mann-whitney' ? of(id, false, table, endOf(table, baseline)) : [];
  });
  return [...anchors, ...outcomes];

  function of(id: string, isAnchor: boolean, { id: table }: Table, codes: readonly string[]): Predictable[] {
    const found = tables.find((one) => one.id === table);
    const labels = found?.options.filter(({ code }) => codes.includes(String(code))).map(({ label }) => label) ?? [];
    return found ? [{ group, id, isAnchor, table, text: found.text, codes, labels }] : [];
  }
}

function endOf({ id, options }: Table, baseline: BaselineDefinition | undefined): string[] {
  const said = baseline?.words.find(({ question, codes }) => question === id && codes !== undefined)?.codes;
  const points = options.filter(({ missing }) => !missing).map(({ code }) => String(code));
  return said?.map(String) ?? points.slice(-pointsAtEnd);
}
