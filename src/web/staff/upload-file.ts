import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { mostListed } from '../../fieldwork/invitee-list.js';
import { problems } from '../../problem.js';
import { sameText } from '../../secret.js';
import { readVerifiedForm } from '../plugins/session.js';

/** What a form with a file may hold. A file is cut off behind the most that is read of one. */
export const fileLimits = {
  throwFileSizeLimit: false,
  limits: { fileSize: mostListed.bytes, files: 1, fields: 2, parts: 4, fieldSize: 200, headerPairs: 20 },
} as const;

/** The file of a form; undefined for a form without one. */
export type UploadedFile = Buffer | 'too-large' | 'empty' | undefined;

/**
 * Returns the file of a form of this session, read into memory and stored nowhere. Throws for a
 * form that another site or another session made: its file is passed over unread.
 */
export async function readUploadedFile(request: FastifyRequest): Promise<UploadedFile> {
  if (!request.isMultipart()) {
    readVerifiedForm(request);
    return undefined;
  }
  let [verified, file] = [false, undefined as UploadedFile];
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      if (verified) file = await readFile(part);
      else part.file.resume();
    } else if (part.fieldname === 'form_token') {
      verified = typeof part.value === 'string' && sameText(part.value, request.account.formToken);
    }
  }
  if (!verified) throw problems.foreignForm();
  return file;
}

async function readFile({ fieldname, filename, file }: MultipartFile): Promise<UploadedFile> {
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (file.truncated) return 'too-large';
  // Of a field in which no file was chosen a browser sends an empty one without a name.
  if (fieldname !== 'file' || (bytes.length === 0 && !filename)) return undefined;
  return bytes.length === 0 ? 'empty' : bytes;
}
