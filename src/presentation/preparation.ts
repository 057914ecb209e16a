import { inLanguage } from '../language/text.js';
import type { Preparation, Visible } from '../publication/preparation.js';
import type { Snapshot } from '../publication/snapshot.js';
import type { StudyDefinition } from '../study/definition.js';
import { grouped } from './grouped.js';
import type { Locale } from './locale.js';
import { snapshotDay } from './snapshot.js';
import { publishingTexts } from './texts/publishing.js';

/** Returns what was prepared and published of a wave, for views/results/publishing.eta. */
export function showPreparation(
  { prepared, published: [latest], visible }: Preparation,
  { groups, bureaus }: Pick<StudyDefinition, 'groups' | 'bureaus'>,
  { language, numbers }: Locale,
) {
  const text = publishingTexts[language];
  const dayOf = (snapshot: Snapshot) => numbers.day(snapshotDay(snapshot));
  return {
    isPrepared: prepared !== undefined,
    state: [
      ...(prepared ? [text.prepared(dayOf(prepared))] : []),
      ...(latest ? [text.published(dayOf(latest))] : []),
    ].join(' '),
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
