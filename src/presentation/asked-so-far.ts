import { inLanguage } from '../language/text.js';
import type { AskedSoFar } from '../publication/asked-so-far.js';
import type { StudyDefinition } from '../study/definition.js';
import type { Locale } from './locale.js';

/** Returns how many were asked and have come to the end, for views/results/waiting.eta. */
export function showSoFar(
  soFar: readonly AskedSoFar[],
  { groups }: Pick<StudyDefinition, 'groups'>,
  { language, numbers, t }: Locale,
) {
  const { soFar: write, nobodyAsked, own: ownBureau, all: allBureaus } = t.published;
  const say = (who: string, { asked, done }: AskedSoFar['own']) =>
    asked === 0 ? nobodyAsked(who) : write(who, numbers.count(done), numbers.count(asked));
  const isAnybodyAsked = soFar.some(({ all }) => all.asked > 0);
  return {
    soFar: (isAnybodyAsked ? soFar : []).map(({ group, own, all }) => {
      const named = groups.find(({ slug }) => slug === group);
      return {
        name: named ? inLanguage(named.name, language) : group,
        own: say(ownBureau, own),
        all: say(allBureaus, all),
      };
    }),
  };
}
