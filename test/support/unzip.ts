import { inflateRawSync } from 'node:zlib';

/** The files in a zip, by the list at its end (APPNOTE 4.3.12). */
export function unzip(file: Buffer): Map<string, Buffer> {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = file.readUInt32LE(end + 16);
  const files = new Map<string, Buffer>();
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, name] = [file.readUInt32LE(at + 20), file.readUInt16LE(at + 28)];
    const local = file.readUInt32LE(at + 42);
    const data = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const bytes = file.subarray(data, data + packed);
    const whole = file.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes;
    files.set(file.toString('utf8', at + 46, at + 46 + name), whole);
    at += 46 + name + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return files;
}
