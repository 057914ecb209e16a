import { createTransport, type DKIMOptions, type SendMailOptions } from 'nodemailer';

/** Returns what writes letters as they go over the wire, signed where there is a key. */
export function openWriter(dkim: DKIMOptions | undefined) {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    dkim,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async write(letter: SendMailOptions) {
      const { message, envelope, messageId } = await transport.sendMail(letter);
      return { message: message as Buffer, envelope, messageId };
    },
    close: () => {
      transport.close();
    },
  };
}
