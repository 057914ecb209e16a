import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely, type ConnectionOptions } from 'node:tls';

/** How many bytes a server may say at a time: more than any answer is long. */
const longestAnswer = 65_536;

/** Where a mail server is. */
export interface MailServer {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly secure?: boolean | undefined;
  readonly tls?: ConnectionOptions | undefined;
}

/** A line to a mail server, and whether it is encrypted already. */
export interface MailLine {
  readonly connection: Socket;
  readonly secured: boolean;
}

/**
 * Opens a line to a mail server, within so many milliseconds. It breaks when the server goes on
 * talking unasked: nodemailer would keep every line of it. Throws where there is no line.
 */
export async function openLine({ host = 'localhost', secure, ...server }: MailServer, wait: number): Promise<MailLine> {
  const port = server.port ?? (secure ? 465 : 587);
  const secured = secure ?? port === 465;
  const name = isIP(host) === 0 ? { servername: host } : {};
  const socket = secured ? connectSecurely({ host, port, ...name, ...server.tls }) : connect({ host, port });
  try {
    await once(socket, secured ? 'secureConnect' : 'connect', { signal: AbortSignal.timeout(wait) });
  } catch (error) {
    socket.destroy();
    throw error;
  }
  // Paused, so that the greeting waits for nodemailer.
  socket.pause();
  breakWhenFlooded(socket);
  return { connection: socket, secured };
}

function breakWhenFlooded(socket: Socket): void {
  let [heard, written] = [0, socket.bytesWritten];
  socket.on('data', (chunk) => {
    if (socket.bytesWritten !== written) [heard, written] = [0, socket.bytesWritten];
    heard += chunk.length;
    if (heard > longestAnswer) socket.destroy(new Error('The mail server does not stop talking.'));
  });
}
