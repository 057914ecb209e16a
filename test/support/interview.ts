import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Fields } from '../../src/questionnaire/fields.js';
import type { Questionnaire } from '../../src/questionnaire/questionnaire.js';
import { randomAnswer, type Random } from './random-answers.js';

/** A respondent's browser without JavaScript: keeps the cookie, follows redirects, posts forms. */
export class Visitor {
  #cookie = '';
  #formToken = '';
  /** Where it is now. */
  path = '';
  html = '';
  status = 0;

  constructor(readonly app: FastifyInstance) {}

  get(path: string): Promise<this> {
    return this.#send({ method: 'GET', url: path });
  }

  /** Posts the fields, with the form token of the page last seen, to an address of the product. */
  post(path: string, fields: Fields = {}): Promise<this> {
    const body = new URLSearchParams({ form_token: this.#formToken });
    for (const [name, value] of Object.entries(fields)) {
      for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
    }
    return this.#send({
      method: 'POST',
      url: path,
      payload: body.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  /** The value of a hidden field on the page. */
  hidden(name: string): string {
    return new RegExp(`name="${name}" value="([^"]*)"`).exec(this.html)?.[1] ?? '';
  }

  /** Leaves as if the browser was closed: cookies are gone. */
  forget(): void {
    this.#cookie = '';
  }

  async #send(request: InjectOptions & { url: string }): Promise<this> {
    const reply = await this.app.inject({ ...request, headers: { ...request.headers, cookie: this.#cookie } });
    const set = reply.cookies[0];
    if (set) this.#cookie = `${set.name}=${set.value}`;
    const location = reply.headers.location;
    if (reply.statusCode === 303 && typeof location === 'string') return this.get(location);
    this.path = request.url;
    this.status = reply.statusCode;
    this.html = reply.body;
    this.#formToken = this.hidden('form_token') || this.#formToken;
    return this;
  }
}

/** Fills in every page from where the visitor is until the overview, the screen-out or whatever is no question page. Gives what was put in. */
export async function fillIn(visitor: Visitor, questionnaire: Questionnaire, random: Random): Promise<Fields> {
  let answers: Fields = {};
  for (let step = 0; step < 200; step++) {
    const page = questionnaire.pages.find(({ id }) => visitor.path === `/vragenlijst/vraag/${id}`);
    if (!page) return answers;
    let posted: Fields = {};
    for (const question of page.questions) posted = { ...posted, ...randomAnswer(question, answers, random) };
    answers = { ...answers, ...posted };
    await visitor.post(visitor.path, posted);
    if (visitor.status !== 200) throw new Error(`${visitor.path} answered ${visitor.status}`);
  }
  throw new Error('The questionnaire has no end');
}

/** A whole interview from a link to the thank-you; gives what was put in and the receipt code shown. */
export async function interview(app: FastifyInstance, token: string, questionnaire: Questionnaire, random: Random) {
  const visitor = new Visitor(app);
  await visitor.get(`/i/${token}`);
  await visitor.post('/vragenlijst/begin');
  if (visitor.status !== 200) throw new Error(`${visitor.path} answered ${visitor.status}`);
  const answers = await fillIn(visitor, questionnaire, random);
  if (visitor.path === '/vragenlijst/niet-voor-u') {
    await visitor.post(visitor.path);
    return { visitor, answers, receiptCode: undefined };
  }
  const receiptCode = visitor.hidden('receipt_code');
  await visitor.post('/vragenlijst/verzenden', { receipt_code: receiptCode });
  return { visitor, answers, receiptCode };
}
