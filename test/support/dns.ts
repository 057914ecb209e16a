import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterwards } from './afterwards.js';

const noSuchName = 3;

/**
 * A name server on a free port of loopback that knows these text records, and no other name; `silent` it answers
 * nothing. Gives its address; closed afterwards. (Messages as in RFC 1035, 4.)
 */
export async function openNameServer(
  records: Readonly<Record<string, readonly string[]>>,
  { silent = false } = {},
): Promise<string> {
  const socket = createSocket('udp4', (question, { port, address }) => {
    if (!silent) socket.send(answer(question, records), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  afterwards(() => socket.close());
  return `127.0.0.1:${socket.address().port}`;
}

function answer(message: Buffer, records: Readonly<Record<string, readonly string[]>>): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (let length = message.readUInt8(at); length > 0; length = message.readUInt8(at)) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const question = message.subarray(12, at + 5);
  const texts = records[labels.join('.').toLowerCase()];
  const head = Buffer.from(message.subarray(0, 12));
  head.writeUInt16BE(0x8180 | (texts ? 0 : noSuchName), 2);
  head.writeUInt16BE(texts?.length ?? 0, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, question, ...(texts ?? []).map(textRecord)]);
}

/** A text record for the name that was asked, in strings of at most 255 characters. */
function textRecord(text: string): Buffer {
  const strings = text.match(/.{1,255}/g) ?? [''];
  const value = Buffer.concat(strings.map((part) => Buffer.concat([Buffer.from([part.length]), Buffer.from(part)])));
  const head = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, 0]);
  head.writeUInt16BE(value.length, 10);
  return Buffer.concat([head, value]);
}
