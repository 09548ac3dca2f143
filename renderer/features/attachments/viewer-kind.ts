export type ViewerKind = 'image' | 'pdf' | 'text' | 'audio' | 'video' | 'none';

/**
 * How a file can be shown inside the app. Its first bytes decide before its name does: a file called
 * letter.pdf that holds a picture is shown as a picture, and nothing is ever run or rendered as a web page.
 */
export function viewerKind(name: string, mediaType: string, firstBytes: Uint8Array): ViewerKind {
  return kindByBytes(firstBytes) ?? kindByType(mediaType) ?? kindByName(name);
}

/** The type a picture decoder is told; null where the bytes are no picture it knows. */
export function imageType(firstBytes: Uint8Array): string | null {
  if (startsWith(firstBytes, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(firstBytes, 0, [0x89, 0x50, 0x4e, 0x47])) return 'image/png';
  if (ascii(firstBytes, 0, 'GIF8')) return 'image/gif';
  if (ascii(firstBytes, 0, 'RIFF') && ascii(firstBytes, 8, 'WEBP')) return 'image/webp';
  if (ascii(firstBytes, 0, 'BM')) return 'image/bmp';
  if (ascii(firstBytes, 4, 'ftypavif') || ascii(firstBytes, 4, 'ftypavis')) return 'image/avif';
  return null;
}

function kindByBytes(bytes: Uint8Array): ViewerKind | null {
  if (imageType(bytes) !== null) return 'image';
  if (ascii(bytes, 0, '%PDF-')) return 'pdf';
  if (ascii(bytes, 0, 'RIFF') && ascii(bytes, 8, 'WAVE')) return 'audio';
  if (ascii(bytes, 0, 'ID3') || ascii(bytes, 0, 'OggS') || ascii(bytes, 0, 'fLaC')) return 'audio';
  if (ascii(bytes, 4, 'ftypM4A')) return 'audio';
  if (ascii(bytes, 4, 'ftyphei') || ascii(bytes, 4, 'ftypmif')) return 'none';
  return null;
}

function kindByType(mediaType: string): ViewerKind | null {
  const type = mediaType.toLowerCase();
  if (type === 'application/pdf') return 'pdf';
  if (type.startsWith('audio/')) return 'audio';
  if (type.startsWith('video/')) return 'video';
  if (type.startsWith('text/') || type === 'application/json') return 'text';
  return null;
}

const KIND_BY_ENDING: Readonly<Record<string, ViewerKind>> = {
  txt: 'text',
  text: 'text',
  md: 'text',
  csv: 'text',
  tsv: 'text',
  log: 'text',
  json: 'text',
  xml: 'text',
  eml: 'text',
  ics: 'text',
  vcf: 'text',
  srt: 'text',
  vtt: 'text',
  mp3: 'audio',
  m4a: 'audio',
  aac: 'audio',
  ogg: 'audio',
  oga: 'audio',
  opus: 'audio',
  wav: 'audio',
  flac: 'audio',
  weba: 'audio',
  mp4: 'video',
  m4v: 'video',
  webm: 'video',
};

function kindByName(name: string): ViewerKind {
  const ending = /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? '';
  return KIND_BY_ENDING[ending] ?? 'none';
}

function ascii(bytes: Uint8Array, offset: number, text: string): boolean {
  return startsWith(
    bytes,
    offset,
    Array.from(text, (letter) => letter.charCodeAt(0)),
  );
}

function startsWith(bytes: Uint8Array, offset: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[offset + index] === byte);
}
