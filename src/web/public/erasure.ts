import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { one } from '../../questionnaire/fields.js';
import { eraseResponse, readReceiptCode } from '../../response/receipt.js';
import { frame } from '../page.js';
import { readForm } from '../plugins/forms.js';

const address = '/intrekken';

/** Erases a response by its receipt code. Only who has the code can do it, so the code is the form's authority. */
export function erasure(app: FastifyInstance, ctx: Ctx): void {
  app.get(address, (_request, reply) => reply.view('public/erasure', { ...asking('', ''), action: address }));

  app.post(address, async (request, reply) => {
    const typed = one(readForm(request.body), 'receipt_code') ?? '';
    const code = readReceiptCode(typed);
    if (code !== undefined && (await eraseResponse(ctx, code))) {
      return reply.view('public/erased', frame('Uw antwoorden zijn gewist', 'nl'));
    }
    const problem =
      code === undefined
        ? 'Schrijf de code helemaal over: 16 letters en cijfers'
        : 'Bij deze code zijn geen antwoorden (meer). Kijk of u de code goed overnam';
    reply.code(422);
    return reply.view('public/erasure', { ...asking(typed, problem), action: address });
  });
}

function asking(typed: string, problem: string) {
  return { ...frame(`${problem && 'Fout: '}Antwoorden laten wissen`, 'nl'), typed, problem };
}
