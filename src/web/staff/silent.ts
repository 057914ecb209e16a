import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { listOwnPeople, type PeoplePage } from '../../fieldwork/list-people.js';
import { localDay } from '../../language/local-day.js';
import { inLanguage } from '../../language/text.js';
import { singleValue } from '../../questionnaire/fields.js';
import { statusOf } from '../../study/waves.js';
import { readForm } from '../plugins/forms.js';
import { at } from './addresses.js';
import { staffFrame, type StaffFrame } from './frame.js';
import { findOwner } from './owner.js';
import { peopleTexts } from './people-texts.js';
import { readScope, type StaffScope } from './scope.js';
import { silentTexts } from './silent-texts.js';

/** How many people a page of the list has: what one calls in some afternoons. */
const perPage = 100;

/** Serves who was invited and is still silent, as a list to call and to print. */
export function silent(app: FastifyInstance, ctx: Ctx): void {
  app.get('/silent', { config: { right: 'invitees.read' } }, async (request, reply) => {
    const scope = await readScope(ctx, request);
    const after = singleValue(readForm(request.query), 'after') ?? '';
    const title = (language: keyof typeof silentTexts) => silentTexts[language].title;
    const page = staffFrame(request, { scope, path: at.silent, of: at.people, query: { after }, title });
    const text = silentTexts[page.language];
    const owner = findOwner(scope);
    if (!owner) return reply.viewAsync('staff/silent', { ...page, text, list: null, lead: text.noWave, empty: '' });
    if (scope.wave && statusOf(scope.wave) === 'closed') {
      const people = page.to(at.people);
      return reply.viewAsync('staff/silent', { ...page, text, list: null, lead: text.closed, people, empty: '' });
    }
    const groups = scope.study.definition.groups.map(({ slug }) => slug);
    const asked = { owner, groups, search: '', state: 'sent', order: 'name', after, perPage } as const;
    const found = await listOwnPeople({ ...ctx, signal: request.signal }, asked);
    const now = ctx.now();
    const today = localDay(now);
    return reply.viewAsync('staff/silent', {
      ...page,
      text,
      lead: text.lead(found.found, page.numbers.count(found.found)),
      list: found.people.length ? showSilent(found, page, scope, today) : null,
      asOf: text.asOf(page.numbers.weekday(today, today), page.numbers.time(now)),
      people: page.to(at.people),
      empty: text.empty,
    });
  });
}

function showSilent(found: PeoplePage, page: StaffFrame, { study }: StaffScope, today: string) {
  const { numbers, to, language } = page;
  const text = peopleTexts[language];
  const { groups } = study.definition;
  const pageAt = (after: string | null) => (after === null ? '' : to(at.silent, { after }));
  const last = found.first + found.people.length - 1;
  return {
    severalGroups: groups.length > 1,
    externalIds: found.people.some(({ externalId }) => externalId !== null),
    place:
      found.found > found.people.length
        ? text.place(numbers.count(found.first), numbers.count(last), numbers.count(found.found))
        : '',
    previous: pageAt(found.before),
    next: pageAt(found.next),
    people: found.people.map(({ id, name, email, externalId, group, letter }) => {
      const named = groups.find(({ slug }) => slug === group);
      return {
        href: to(at.person(id)),
        name: name || text.nameless,
        email,
        externalId: externalId ?? text.none,
        group: named ? inLanguage(named.one, language) : group,
        letter: letter
          ? `${text.steps[letter.step] ?? letter.step}, ${numbers.shortDay(letter.day, today)}`
          : text.none,
      };
    }),
  };
}
