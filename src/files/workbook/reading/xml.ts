import { SaxesParser } from 'saxes';
import { UnreadableWorkbook } from './unreadable.js';

/** What is done with the elements of a document; names and attributes come without prefixes. */
export interface XmlReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** How many bytes are read at a time. */
const step = 65_536;

/**
 * Reads a part of a workbook from begin to end, without keeping it. No entity is ever looked up:
 * one beside the five of XML is an error, and so is a document that defines some.
 */
export function readXml(part: Uint8Array, reader: XmlReader): void {
  const parser = new SaxesParser();
  const fail = () => {
    throw new UnreadableWorkbook(
      'Deze werkmap is beschadigd: een deel ervan is niet te lezen. Open haar in Excel en bewaar haar opnieuw.',
    );
  };
  parser.on('error', fail);
  parser.on('doctype', fail);
  parser.on('opentag', ({ name, attributes }) => {
    const own = Object.entries(attributes).map(([key, value]) => [bare(key), value] as const);
    reader.open?.(bare(name), Object.fromEntries(own));
  });
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  parser.on('closetag', ({ name }) => reader.close?.(bare(name)));
  const decoder = new TextDecoder(encodingOf(part));
  for (let at = 0; at < part.length; at += step) {
    parser.write(decoder.decode(part.subarray(at, at + step), { stream: true }));
  }
  parser.write(decoder.decode());
  parser.close();
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
