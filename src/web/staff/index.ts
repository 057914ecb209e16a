import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { accounts } from './accounts.js';
import { expectations } from './expectations.js';
import { home } from './home.js';
import { letter } from './letter.js';
import { letterTest } from './letter-test.js';
import { letters } from './letters.js';
import { log } from './log.js';
import { outbox } from './outbox.js';
import { people } from './people.js';
import { person } from './person.js';
import { questionnaire } from './questionnaire.js';
import { samplingFrame } from './sampling-frame.js';
import { plan } from './plan.js';
import { send } from './send.js';
import { silent } from './silent.js';
import { upload } from './upload.js';
import { closing } from './wave-closing.js';
import { waveChange } from './wave-change.js';
import { nextWave } from './wave-next.js';
import { opening } from './wave-opening.js';
import { wave } from './wave.js';

/** Serves the pages on which bureaus run their campaign and the coordinator the wave. */
export async function staffPages(app: FastifyInstance, { ctx }: { ctx: Ctx }): Promise<void> {
  home(app, ctx);
  letters(app, ctx);
  letter(app, ctx);
  letterTest(app, ctx);
  accounts(app, ctx);
  log(app, ctx);
  people(app, ctx);
  person(app, ctx);
  samplingFrame(app, ctx);
  expectations(app, ctx);
  questionnaire(app, ctx);
  wave(app, ctx);
  nextWave(app, ctx);
  opening(app, ctx);
  closing(app, ctx);
  waveChange(app, ctx);
  plan(app, ctx);
  send(app, ctx);
  silent(app, ctx);
  outbox(app, ctx);
  await app.register(upload, { ctx });
}
