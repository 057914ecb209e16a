import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { transact } from '../../database/transact.js';
import { correctPerson } from '../../fieldwork/correct-person.js';
import { getOwnPerson, type Owner } from '../../fieldwork/own-people.js';
import { listPersonLetters } from '../../fieldwork/person-letters.js';
import { isRemoval } from '../../fieldwork/removals.js';
import { optOutPerson, putPersonBack, removePerson } from '../../fieldwork/remove-person.js';
import { repeatLetter } from '../../fieldwork/repeat-letter.js';
import { singleValue } from '../../questionnaire/fields.js';
import { recordEvent, type Action, type Event } from '../../study/events.js';
import { readLanguage } from '../plugins/language.js';
import { readForm } from '../plugins/forms.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { sentBase, showForm, storeUnlessChanged, type Changed } from './conflict.js';
import { readWaveScope, type WaveScope } from './scope.js';
import { staffFrame, type StaffFrame } from './frame.js';
import { ownerOf } from './owner.js';
import { deeds, personTexts, type Deed } from './person-texts.js';
import { peopleTexts } from './people-texts.js';
import {
  describeChanged,
  readCorrection,
  readTyped,
  valuesOf,
  type PersonProblem,
  type RefusedPerson,
} from './person-form.js';
import { showPerson } from './person-page.js';

interface OfPerson {
  Params: { person: string };
}

const reading = { config: { right: 'invitees.read' } } as const;
const writing = { config: { right: 'invitees.write' } } as const;

/** Serves one of a bureau's people: what was sent and what came of it, and what can be done. */
export function person(app: FastifyInstance, ctx: Ctx): void {
  app.get<OfPerson>('/people/:person', reading, async (request, reply) => {
    const scope = await readWaveScope(ctx, request);
    return show(ctx, request, reply, scope);
  });

  app.post<OfPerson>('/people/:person/correction', writing, async (request, reply) => {
    const form = readVerifiedForm(request);
    const scope = await readWaveScope(ctx, request);
    const owner = ownerOf(scope);
    const { person: id } = request.params;
    const typed = readTyped(form);
    const language = readLanguage(request.query);
    const read = readCorrection(typed, scope.study.definition, language);
    const refuse = (problems: readonly PersonProblem[], stored?: Changed) => {
      const refused = { typed, problems, base: stored?.base ?? sentBase(form), conflict: stored !== undefined };
      return show(ctx, request, reply.code(stored ? 409 : 422), scope, refused);
    };
    if ('problems' in read) return refuse(read.problems);
    const stored = await storeUnlessChanged(
      ctx,
      { form, typed, name: `person ${id}` },
      {
        read: async (tx) => valuesOf(await getOwnPerson(tx, owner, id)),
        store: async (tx) => {
          const corrected = await correctPerson(tx, owner, id, read.correction);
          if ('moved' in corrected) await record(tx, request, owner, 'invitee corrected');
          return corrected;
        },
      },
    );
    if ('changed' in stored) return refuse(describeChanged(stored.changed, language), stored);
    const { done } = stored;
    if ('moved' in done) return follow(request, reply, scope, done.moved ? 'moved' : 'corrected');
    return refuse([{ field: 'email', words: personTexts[language].held(done.heldBy) }]);
  });

  app.post<OfPerson>('/people/:person/letter', writing, async (request, reply) => {
    readVerifiedForm(request);
    const scope = await readWaveScope(ctx, request);
    const queued = await transact(ctx, async (tx) => {
      const step = await repeatLetter(tx, ownerOf(scope), request.params.person);
      if (step !== undefined) await record(tx, request, ownerOf(scope), 'letter sent again', { step });
      return step !== undefined;
    });
    return follow(request, reply, scope, queued ? 'again' : undefined);
  });

  app.post<OfPerson>('/people/:person/opt-out', writing, async (request, reply) => {
    readVerifiedForm(request);
    const scope = await readWaveScope(ctx, request);
    await transact(ctx, async (tx) => {
      await optOutPerson(tx, ownerOf(scope), request.params.person);
      await record(tx, request, ownerOf(scope), 'invitee opted out');
    });
    return follow(request, reply, scope, 'opted-out');
  });

  app.post<OfPerson>('/people/:person/removal', writing, async (request, reply) => {
    const reason = singleValue(readVerifiedForm(request), 'reason') ?? '';
    const scope = await readWaveScope(ctx, request);
    if (!isRemoval(reason)) {
      const problems = [{ field: 'reason' as const, words: personTexts[readLanguage(request.query)].noReason }];
      return show(ctx, request, reply.code(422), scope, { problems, typed: {} });
    }
    const { stays } = await transact(ctx, async (tx) => {
      const removed = await removePerson(tx, ownerOf(scope), request.params.person, reason);
      await record(tx, request, ownerOf(scope), 'invitee removed', { reason });
      return removed;
    });
    if (stays) return follow(request, reply, scope, 'removed');
    return reply.redirect(frameOf(request, scope, '').to(at.people, { done: 'removed' }), 303);
  });

  app.post<OfPerson>('/people/:person/return', writing, async (request, reply) => {
    readVerifiedForm(request);
    const scope = await readWaveScope(ctx, request);
    await transact(ctx, async (tx) => {
      await putPersonBack(tx, ownerOf(scope), request.params.person);
      await record(tx, request, ownerOf(scope), 'invitee put back');
    });
    return follow(request, reply, scope, 'back');
  });
}

/** Records that something was done with one of a bureau's people; never with whom. */
function record(ctx: Ctx, request: FastifyRequest, owner: Owner, action: Action, more: Event['about'] = {}) {
  const about = { wave: owner.wave, bureau: owner.bureau, ...more };
  return recordEvent(ctx, { action, who: request.account.email, about });
}

/** Leads back to the page of the person, which says what was done. */
function follow(request: FastifyRequest<OfPerson>, reply: FastifyReply, scope: WaveScope, done: Deed | undefined) {
  return reply.redirect(frameOf(request, scope, '').to(at.person(request.params.person), { done: done ?? '' }), 303);
}

function frameOf(request: FastifyRequest<OfPerson>, scope: WaveScope, name: string, wrong = false): StaffFrame {
  return staffFrame(request, {
    scope,
    path: at.person(request.params.person),
    title: (language) => name || peopleTexts[language].nameless,
    wrong,
  });
}

async function show(
  ctx: Ctx,
  request: FastifyRequest<OfPerson>,
  reply: FastifyReply,
  scope: WaveScope,
  refused?: RefusedPerson,
) {
  const owner = ownerOf(scope);
  const found = await getOwnPerson(ctx, owner, request.params.person);
  const letters = await listPersonLetters(ctx, owner, found);
  const page = frameOf(request, scope, found.name, refused !== undefined);
  const done = singleValue(readForm(request.query), 'done');
  return reply.viewAsync('staff/person', {
    ...page,
    text: personTexts[page.language],
    done: deeds.some((deed) => deed === done) && !refused ? personTexts[page.language].done[done as Deed] : '',
    ...showForm(refused, valuesOf(found), page.language),
    ...showPerson({ person: found, letters, scope, page, refused }),
  });
}
