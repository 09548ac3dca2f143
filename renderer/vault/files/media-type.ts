/** What the viewer can show, by what the bytes are; everything else is `application/octet-stream`. */
export type MediaType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'application/pdf'
  | 'text/plain'
  | 'audio/wav'
  | 'audio/mpeg'
  | 'audio/ogg'
  | 'video/webm'
  | 'audio/mp4'
  | 'video/mp4'
  | 'application/octet-stream';

/** Bytes of the beginning that are enough to tell; a text is judged by no more than these. */
export const SNIFF_BYTES = 4096;

/**
 * Tells the type from the first bytes, never from the name: a name is typed by whoever sent the file.
 * Mark-up (HTML, SVG, XML) is plain text on purpose: it is shown as written, never rendered.
 */
export function mediaTypeOf(head: Uint8Array): MediaType {
  return byMagic(head) ?? (isPlainText(head) ? 'text/plain' : 'application/octet-stream');
}

function byMagic(head: Uint8Array): MediaType | null {
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  const text = ascii(head, 0, 8);
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'image/gif';
  if (text.startsWith('%PDF-')) return 'application/pdf';
  if (text.startsWith('OggS')) return 'audio/ogg';
  if (text.startsWith('ID3') || isMp3Frame(head)) return 'audio/mpeg';
  if (text.startsWith('RIFF')) return riffType(head);
  if (startsWith(head, [0x1a, 0x45, 0xdf, 0xa3]))
    return ascii(head, 0, 64).includes('webm') ? 'video/webm' : null;
  return ascii(head, 4, 4) === 'ftyp' ? mp4Type(ascii(head, 8, 4)) : null;
}

function riffType(head: Uint8Array): MediaType | null {
  const form = ascii(head, 8, 4);
  if (form === 'WEBP') return 'image/webp';
  return form === 'WAVE' ? 'audio/wav' : null;
}

/** The major brand (ISO 14496-12): still pictures such as `heic` use the same box and are not for the player. */
function mp4Type(brand: string): MediaType | null {
  if (brand === 'M4A ' || brand === 'M4B ') return 'audio/mp4';
  return /^(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash|3gp.)$/.test(brand) ? 'video/mp4' : null;
}

/** An MPEG audio frame header (ISO 11172-3): sync, layer III, bit rate and sample rate that exist. */
function isMp3Frame(head: Uint8Array): boolean {
  const [sync = 0, version = 0, rates = 0] = head;
  const layerThree = (version & 0b110) === 0b010;
  const known = (rates & 0xf0) !== 0xf0 && (rates & 0xf0) !== 0 && (rates & 0b1100) !== 0b1100;
  return sync === 0xff && (version & 0xe0) === 0xe0 && (version & 0b11000) !== 0b01000 && layerThree && known;
}

/** UTF-8 without control characters other than tab, line ends and form feed. */
function isPlainText(head: Uint8Array): boolean {
  const sample = head.subarray(0, SNIFF_BYTES);
  if (sample.length === 0 || sample.some((byte) => byte < 0x20 && ![9, 10, 12, 13].includes(byte)))
    return false;
  try {
    // `stream` leaves a letter cut in two at the end of the sample alone.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function startsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => head[index] === byte);
}

function ascii(head: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...head.subarray(from, from + length));
}
