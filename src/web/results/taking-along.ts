import type { Ctx } from '../../context.js';
import { localDay } from '../../language/local-day.js';
import { inLanguage, type Language } from '../../language/text.js';
import type { Origin } from '../../presentation/take-along/source.js';
import type { TakingAlong } from '../../presentation/take-along/take-along.js';
import { takeAlongTexts } from '../../presentation/texts/take-along.js';
import type { WaveView } from '../../publication/view.js';
import type { Wave } from '../../study/waves.js';
import { at } from './addresses.js';
import type { ResultsFrame } from './frame.js';

/** Whose figures they are, beside which wave. */
interface Of {
  readonly group: string;
  readonly bureau?: string | undefined;
  readonly against?: Wave | undefined;
  /** Two questions that are looked at together. */
  readonly pair?: { readonly row: string; readonly column: string };
}

/** Returns what a page needs to let its figures be taken along. */
export function takingAlong(ctx: Ctx, view: WaveView, page: ResultsFrame, of: Of): TakingAlong {
  const { group, bureau, against, pair } = of;
  const query = { ...pair, ...(against && { against: against.slug }), ...(bureau !== undefined && { bureau }) };
  return {
    origin: originIn(ctx, view, { ...of, language: page.language }),
    hrefOf: (file) => page.to(at.figure(view.wave.slug, group, file), query),
  };
}

/** Returns where the figures of a group come from. */
export function originIn(
  ctx: Ctx,
  { study, wave, snapshot }: WaveView,
  { group, bureau, against, language }: Of & { readonly language: Language },
): Origin {
  const { title, groups, bureaus } = study.definition;
  const named = groups.find(({ slug }) => slug === group);
  const groupName = named ? inLanguage(named.name, language) : group;
  const from = bureaus.find(({ slug }) => slug === bureau)?.name;
  return {
    study: title,
    wave,
    group,
    against,
    who: from === undefined ? groupName : takeAlongTexts[language].who(groupName, from),
    today: localDay(ctx.now()),
    snapshot,
  };
}
