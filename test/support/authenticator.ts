import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** What is signed, beside the challenge: a browser or a device that does otherwise than it should. */
export interface Device {
  readonly origin: string;
  readonly rpId: string;
  /** Whether it asked for a finger, a face or a PIN. */
  readonly verifies: boolean;
  /** How often it says that it signed. */
  readonly counter: number;
  /** For whom it says that it has the passkey: the bytes, in base64url. */
  readonly userHandle: string;
  readonly key: KeyObject;
}

const flags = { present: 0x01, verified: 0x04, withKey: 0x40 };

/**
 * A device that makes one passkey (ES256) and signs with it, as browser and authenticator do together (WebAuthn, level 3): it
 * gives what public/passkeys.js would put into the form.
 */
export class Authenticator {
  readonly id = randomBytes(32).toString('base64url');
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #userHandle = '';

  /** Makes its passkey, for what a page asks. */
  make(options: string, otherwise: Partial<Device> = {}): string {
    const { challenge, user } = JSON.parse(options) as { challenge: string; user: { id: string } };
    this.#userHandle = user.id;
    const device = this.#device(otherwise);
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.from([0, id.length]);
    const data = Buffer.concat([authData(device, flags.withKey), Buffer.alloc(16), length, id, this.#publicKey()]);
    const attestation = [
      head(5, 3),
      text('fmt'),
      text('none'),
      text('attStmt'),
      head(5, 0),
      text('authData'),
      bytes(data),
    ];
    return this.#send({
      clientDataJSON: clientData('webauthn.create', challenge, device),
      attestationObject: Buffer.concat(attestation),
    });
  }

  /** Signs with its passkey, for what a page asks. */
  sign(options: string, otherwise: Partial<Device> = {}): string {
    const { challenge } = JSON.parse(options) as { challenge: string };
    const device = this.#device(otherwise);
    const data = authData(device);
    const client = clientData('webauthn.get', challenge, device);
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), device.key);
    const userHandle = Buffer.from(device.userHandle, 'base64url');
    return this.#send({ clientDataJSON: client, authenticatorData: data, signature, userHandle });
  }

  #device(otherwise: Partial<Device>): Device {
    const usual = { origin: 'http://localhost:3000', rpId: 'localhost', verifies: true, counter: 0 };
    return { ...usual, userHandle: this.#userHandle, key: this.#keys.privateKey, ...otherwise };
  }

  /** The key as COSE has it: an elliptic curve, ES256, P-256, and the point. */
  #publicKey(): Buffer {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const point = [x, y].map((one) => bytes(Buffer.from(one, 'base64url')));
    const [minus1, minus2, minus3, minus7] = [0, 1, 2, 6].map((n) => head(1, n));
    const pairs = [head(0, 1), head(0, 2), head(0, 3), minus7, minus1, head(0, 1), minus2, point[0], minus3, point[1]];
    return Buffer.concat([head(5, 5), ...pairs.filter((part) => part !== undefined)]);
  }

  #send(response: Readonly<Record<string, Buffer>>): string {
    const parts = Object.entries(response).map(([name, part]) => [name, part.toString('base64url')]);
    return JSON.stringify({ id: this.id, type: 'public-key', response: Object.fromEntries(parts) as unknown });
  }
}

function clientData(type: string, challenge: string, { origin }: Device): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function authData({ rpId, verifies, counter }: Device, more = 0): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(rpId), Buffer.from([flags.present | (verifies ? flags.verified : 0) | more]), count]);
}

function sha256(of: string | Buffer): Buffer {
  return createHash('sha256').update(of).digest();
}

/** The head of a CBOR item (RFC 8949) of a major type, for a number below 256. */
function head(type: number, n: number): Buffer {
  return n < 24 ? Buffer.from([(type << 5) | n]) : Buffer.from([(type << 5) | 24, n]);
}

function text(words: string): Buffer {
  return Buffer.concat([head(3, words.length), Buffer.from(words)]);
}

function bytes(content: Buffer): Buffer {
  return Buffer.concat([head(2, content.length), content]);
}
