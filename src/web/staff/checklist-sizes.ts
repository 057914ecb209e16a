import type { Ctx } from '../../context.js';
import { inLanguage } from '../../language/text.js';
import { pointsBetween } from '../../presentation/planning.js';
import { planningTexts } from '../../presentation/texts/planning.js';
import { expectSizes, type ExpectedSize } from '../../publication/expected-size.js';
import { viewStudy } from '../../publication/view.js';
import type { CheckInput, ChecklistFinding } from './checklist-finding.js';
import { checklistTexts } from './checklist-texts.js';
import type { StaffFrame } from './frame.js';

/** What a wave of this size can show of each group, by the rule that verdicts use. */
export async function checkSizes(ctx: Ctx, { scope, page }: CheckInput): Promise<ChecklistFinding[]> {
  const text = checklistTexts[page.language];
  const view = await viewStudy(ctx, scope.viewer);
  const sizes = await expectSizes(ctx, view, scope.wave);
  return sizes.map((size) => {
    const group = scope.study.definition.groups.find(({ slug }) => slug === size.plannable.group);
    const { id, group: of } = size.plannable;
    const query = { wave: scope.wave.slug, outcome: `${of}.${id}`, against: size.against.slug };
    return {
      title: text.size(group ? inLanguage(group.name, page.language) : of),
      ...describeSize(size, page),
      href: page.to('/results/planning', { ...query, n: String(Math.max(size.answers, 10)) }),
      link: text.toPlanning,
    };
  });
}

function describeSize(
  size: ExpectedSize,
  { language, numbers }: StaffFrame,
): Pick<ChecklistFinding, 'state' | 'words'> {
  const { plannable, against, found } = size;
  const text = checklistTexts[language];
  const of = text.of(inLanguage(plannable.text, language).replace(/\.$/, ''));
  if (typeof found === 'string') {
    return { state: 'look', words: [of, planningTexts[language][found](against.slug)] };
  }
  const given = text.assumed(numbers.count(size.people), numbers.rate(size.rate), numbers.count(size.answers));
  const { down, up } = pointsBetween(found.point, found.from);
  const [fall, rise] = [numbers.count(down ?? 0), numbers.count(up ?? 0)];
  const sentence =
    down !== null && up !== null
      ? text.both(given, fall, rise)
      : down !== null
        ? text.onlyDown(given, fall)
        : up !== null
          ? text.onlyUp(given, rise)
          : text.neither(given);
  const assumption = size.isListed ? text.asThen(against.slug) : text.notListed(against.slug);
  return { state: down === null && up === null ? 'look' : 'told', words: [sentence, of, assumption] };
}
