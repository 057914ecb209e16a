import { Comparability, isBreak, type Compared } from './comparability.js';
import { canonical } from './content.js';
import type { Option } from '../option.js';
import { inAnotherOrder, outOfOrder } from './order.js';
import { questionsInContext, type QuestionInContext } from './question-in-context.js';
import type { Content, Item, OptionList, Question } from '../question.js';
import type { Questionnaire } from '../questionnaire.js';
import { leadInChanges, textChanges, wordChanges } from './rewording.js';

/**
 * Returns how each table of `now` compares with that of `then`. An item of a battery has a table of
 * its own. A question that `then` did not have was asked of nobody: universe. `cosmetic` holds the
 * questions whose rewording was judged to be no more than cosmetic.
 *
 * A question with the same words still breaks (universe) when one that decides who is asked broke.
 */
export function compareQuestionnaires(
  then: Questionnaire,
  now: Questionnaire,
  cosmetic: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, Compared> {
  const before = questionsInContext(then);
  const current = questionsInContext(now);
  const moved = outOfOrder([...before.keys()], [...current.keys()]);
  const compared = new Map<string, Compared>();
  const broken = new Set<string>();
  for (const [id, asked] of current) {
    const earlier = before.get(id);
    const shared = earlier ? changesOf(earlier, asked, moved.has(id), broken) : ['universe' as const];
    const tables = tablesOf(earlier?.question, asked.question);
    for (const [table, own] of tables) {
      compared.set(table, gravest([...shared, ...own], cosmetic.has(id)));
    }
    const whole = gravest([...shared, ...tables.flatMap(([, own]) => own)], cosmetic.has(id));
    if (isBreak(whole.comparability) && whole.comparability !== 'order') broken.add(id);
  }
  return compared;
}

/** The changes that a question's tables share. */
function changesOf(
  then: QuestionInContext,
  now: QuestionInContext,
  moved: boolean,
  broken: ReadonlySet<string>,
): Comparability[] {
  const changes: Comparability[] = [];
  const differ = (part: (question: Question) => unknown) =>
    canonical(part(then.question)) !== canonical(part(now.question));
  const inOtherOrder = (names: (content: Content) => readonly string[]) =>
    inAnotherOrder(names(then.question.content), names(now.question.content));
  if (then.screenOuts !== now.screenOuts || now.gates.some((gate) => broken.has(gate))) changes.push('universe');
  if (differ(({ definition }) => definition.optional ?? null)) changes.push('universe');
  if (differ(({ definition }) => definition.showIf ?? null)) changes.push('routing');
  if (differ(({ kind }) => kind) || then.rest !== now.rest) changes.push('scale');
  if (moved) changes.push('order');
  if (differ(({ content }) => content.order ?? 'listed') || differ(({ content }) => fixedIn(content)))
    changes.push('order');
  if (inOtherOrder(inFixedOrder) || inOtherOrder(({ items }) => items.map(({ id }) => id))) changes.push('order');
  return [
    ...changes,
    ...wordChanges(then.question.definition, now.question.definition),
    ...leadInChanges(then.leadIns, now.leadIns),
  ];
}

const optionsIn = ({ lists }: Content) => lists.flatMap(({ options }) => options);
const fixedIn = (content: Content) =>
  optionsIn(content)
    .flatMap(({ code, fixed }) => (fixed ? [String(code)] : []))
    .sort();
/** The codes that have the same order for everyone. */
const inFixedOrder = (content: Content) =>
  optionsIn(content)
    .filter(({ fixed }) => content.order !== 'random' || fixed)
    .map(({ code }) => String(code));

/** The changes of each table of `now` alone: of its lists of options, and of its item. */
function tablesOf(then: Question | undefined, now: Question): [table: string, changes: Comparability[]][] {
  return now.results.tables.map(({ id }) => {
    if (!then) return [id, []];
    const lists = listChanges(then.content.lists, now.content.lists);
    const item = now.content.items.find(({ table }) => table === id);
    if (!item) return [id, lists];
    const earlier = then.content.items.find((other) => other.id === item.id);
    return [id, earlier ? [...itemChanges(earlier, item), ...lists] : ['universe']];
  });
}

function listChanges(then: readonly OptionList[], now: readonly OptionList[]): Comparability[] {
  const gone = then.filter(({ key }) => !now.some((list) => list.key === key));
  return [...now, ...gone.map((list): OptionList => ({ ...list, level: 'options', options: [] }))].flatMap((list) =>
    optionChanges(list.level, then.find(({ key }) => key === list.key)?.options ?? [], list.options),
  );
}

function itemChanges(then: Item, now: Item): Comparability[] {
  const points = now.scale.flatMap((label, point) => {
    const earlier = then.scale[point];
    return earlier ? textChanges('scale', earlier, label) : (['scale'] as const);
  });
  return [...textChanges('wording', then.text, now.text), ...points];
}

/**
 * `level` when a code was added, removed or got another meaning; cosmetic when only the appearance
 * of a label changed.
 */
function optionChanges(level: 'scale' | 'options', then: readonly Option[], now: readonly Option[]): Comparability[] {
  const asked = ({ code, text, exclusive, missing }: Option) => canonical([String(code), text, exclusive, missing]);
  if (then.map(asked).sort().join() !== now.map(asked).sort().join()) return [level];
  return now.flatMap((option) => {
    const earlier = then.find(({ code }) => String(code) === String(option.code));
    return earlier ? textChanges(level, earlier.label, option.label) : [];
  });
}

function gravest(found: readonly Comparability[], judgedCosmetic: boolean): Compared {
  const judged = found.map((change) => (judgedCosmetic && change === 'wording' ? 'cosmetic' : change));
  const changes = Comparability.options.filter((change) => judged.includes(change));
  return { comparability: changes[0] ?? 'identical', changes };
}
