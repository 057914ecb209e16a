import { inLanguage } from '../language/text.js';
import type { Preparation, Visible } from '../publication/preparation.js';
import type { Snapshot } from '../publication/snapshot.js';
import type { StudyDefinition } from '../study/definition.js';
import { grouped } from './grouped.js';
import type { Locale } from './locale.js';
import { writeMoment } from './snapshot.js';
import { publishingTexts } from './texts/publishing.js';

/** Returns what was prepared and published of a wave, for views/results/publishing.eta. */
export function showPreparation(
  { prepared, published: [latest], visible }: Preparation,
  { groups, bureaus }: Pick<StudyDefinition, 'groups' | 'bureaus'>,
  { language, numbers }: Locale,
) {
  const text = publishingTexts[language];
  const when = (snapshot: Snapshot) => writeMoment(snapshot, numbers);
  const shown = prepared ?? latest;
  return {
    isPrepared: prepared !== undefined,
    state: describeState(prepared && when(prepared), latest && when(latest), text),
    madeBy: shown ? describeRules(shown, text, numbers) : '',
    columns: [text.who, text.questions, text.coarser, text.why],
    groups: grouped(visible, ({ group }) => group).map((own) => {
      const named = groups.find(({ slug }) => slug === own[0].group);
      return {
        id: own[0].group,
        name: named ? inLanguage(named.name, language) : own[0].group,
        rows: own.map((one) => ({
          label: bureaus.find(({ slug }) => slug === one.bureau)?.name ?? text.all,
          shown: text.of(numbers.count(one.shown), numbers.count(one.tables)),
          coarser: numbers.count(one.coarser),
          why: listReasons(one, text.reasons, numbers) || '–',
        })),
      };
    }),
  };
}

function describeState(
  prepared: string | undefined,
  published: string | undefined,
  text: (typeof publishingTexts)['nl'],
): string {
  if (prepared !== undefined)
    return published === undefined ? text.prepared(prepared) : text.again(prepared, published);
  return published === undefined ? '' : text.published(published);
}

/** By which version and which rules a snapshot was made. */
function describeRules(
  { version, rules: { base, cell, anchorBase, crosstabCell } }: Snapshot,
  text: (typeof publishingTexts)['nl'],
  { count }: Locale['numbers'],
): string {
  return text.madeBy(version, count(base), count(cell), count(anchorBase), count(crosstabCell));
}

/** "3 te weinig antwoorden, 1 gevoelig". */
function listReasons(
  { withheld }: Visible,
  words: (typeof publishingTexts)['nl']['reasons'],
  numbers: Locale['numbers'],
): string {
  return Object.entries(words)
    .flatMap(([reason, said]) => {
      const tables = withheld[reason as keyof typeof words];
      return tables ? [`${numbers.count(tables)} ${said}`] : [];
    })
    .join(', ');
}
