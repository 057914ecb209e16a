import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { listOwnPeople, peopleOrders, type PeopleOrder, type PeoplePage } from '../../fieldwork/list-people.js';
import { personStates, type PersonState } from '../../fieldwork/person-state.js';
import { localDay } from '../../language/local-day.js';
import { inLanguage } from '../../language/text.js';
import { singleValue } from '../../questionnaire/fields.js';
import { readForm } from '../plugins/forms.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { readScope, type StaffScope } from './scope.js';
import { staffFrame, type StaffFrame } from './frame.js';
import { findOwner } from './owner.js';
import { peopleTexts } from './people-texts.js';

/** What is asked of the list. */
interface Asked {
  /** Posted words; empty for everybody. */
  readonly search: string;
  readonly state: PersonState | undefined;
  readonly order: PeopleOrder;
  readonly after: string;
}

/** The most characters of a search. */
const longestSearch = 200;

const config = { right: 'invitees.read' } as const;

/**
 * Serves the list of a bureau's people: a state, an order, and pages of fifty. A search is posted,
 * since a name or an address that stands in the address of a page ends up in logs and histories.
 */
export function people(app: FastifyInstance, ctx: Ctx): void {
  app.get('/people', { config }, (request, reply) => showPeople(ctx, request, reply, readAsked(request)));

  app.post('/people', { config }, (request, reply) => {
    const search = (singleValue(readVerifiedForm(request), 'q') ?? '').trim().slice(0, longestSearch);
    return showPeople(ctx, request, reply, { search, state: undefined, order: 'name', after: '' });
  });
}

async function showPeople(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, asked: Asked) {
  const scope = await readScope(ctx, request);
  const page = staffFrame(request, {
    scope,
    path: at.people,
    query: queryOf(asked, asked.after),
    title: (language) => peopleTexts[language].title,
  });
  const text = peopleTexts[page.language];
  const owner = findOwner(scope);
  if (!owner) {
    return reply.viewAsync('staff/people', { ...page, text, list: null, removed: '', empty: text.noWave, upload: '' });
  }
  const groups = scope.study.definition.groups.map(({ slug }) => slug);
  const found = await listOwnPeople({ ...ctx, signal: request.signal }, { owner, groups, ...asked });
  const all = Object.values(found.counts).reduce((sum, n) => sum + n, 0);
  const closed = scope.wave?.closedAt != null;
  return reply.viewAsync('staff/people', {
    ...page,
    text,
    list: all === 0 ? null : showList(found, asked, page, scope, localDay(ctx.now())),
    removed: singleValue(readForm(request.query), 'done') === 'removed' ? text.removed : '',
    empty: closed ? text.erased : text.empty,
    upload: closed ? '' : page.to(at.upload),
  });
}

function readAsked(request: FastifyRequest): Asked {
  const query = readForm(request.query);
  const value = (name: string) => singleValue(query, name) ?? '';
  return {
    search: '',
    state: personStates.find((state) => state === value('state')),
    order: peopleOrders.find((order) => order === value('order')) ?? 'name',
    after: value('after'),
  };
}

function queryOf({ state, order }: Pick<Asked, 'state' | 'order'>, after = '') {
  return { state: state ?? '', order: order === 'name' ? '' : order, after };
}

/** How many a search found; of too many only the first are shown. */
function describeFound({ found, people }: PeoplePage, { language, numbers }: StaffFrame): string {
  const text = peopleTexts[language];
  const words = text.found(found, numbers.count(found));
  return found > people.length ? `${words} ${text.firstOf(numbers.count(people.length))}` : words;
}

function showList(found: PeoplePage, asked: Asked, page: StaffFrame, { study }: StaffScope, today: string) {
  const { numbers, to } = page;
  const text = peopleTexts[page.language];
  const { groups } = study.definition;
  const all = Object.values(found.counts).reduce((sum, n) => sum + n, 0);
  const chip = (words: string, n: number, state: PersonState | undefined) => ({
    words: `${words} (${numbers.count(n)})`,
    href: to(at.people, queryOf({ ...asked, state })),
    current: state === asked.state,
  });
  const pageAt = (after: string | null) => (after === null ? '' : to(at.people, queryOf(asked, after)));
  const last = found.first + found.people.length - 1;
  return {
    action: to(at.people),
    search: asked.search,
    chips: [
      chip(text.everybody, all, undefined),
      ...personStates
        .filter((state) => found.counts[state] > 0 || state === asked.state)
        .map((state) => chip(text.states[state], found.counts[state], state)),
    ],
    orders: (asked.search ? [] : peopleOrders).map((order) => ({
      words: text.orders[order],
      href: to(at.people, queryOf({ ...asked, order })),
      current: order === asked.order,
    })),
    told: asked.search ? describeFound(found, page) : found.found ? '' : text.nobodyInState,
    noSearch: asked.search ? to(at.people) : '',
    place:
      found.found > found.people.length && !asked.search
        ? text.place(numbers.count(found.first), numbers.count(last), numbers.count(found.found))
        : '',
    previous: pageAt(found.before),
    next: pageAt(found.next),
    severalGroups: groups.length > 1,
    externalIds: found.people.some(({ externalId }) => externalId !== null),
    people: found.people.map(({ id, name, email, externalId, group, state, letter }) => {
      const named = groups.find(({ slug }) => slug === group);
      return {
        href: to(at.person(id)),
        name: name || text.nameless,
        email,
        externalId: externalId ?? text.none,
        group: named ? inLanguage(named.one, page.language) : group,
        state: text.states[state],
        letter: letter
          ? `${text.steps[letter.step] ?? letter.step}, ${text.letterStates[letter.state](numbers.shortDay(letter.day, today))}`
          : text.none,
      };
    }),
  };
}
