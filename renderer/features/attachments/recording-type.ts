/**
 * How a recording can be played without handing a copy to another process:
 * `stream` by appending chunks to a MediaSource, `decode` by decoding the sound as a whole, `neither` honestly said.
 */
export type RecordingWay =
  | { readonly kind: 'stream'; readonly type: string }
  | { readonly kind: 'decode' }
  | { readonly kind: 'neither' };

/** Sound is decoded whole up to this size; decoded it takes about ten times as much memory. */
const LONGEST_DECODED = 60 * 1024 * 1024;

/** `firstBytes` should hold at least the first 64 KiB: the codecs of an MP4 are named there. */
export function recordingWay(
  kind: 'audio' | 'video',
  firstBytes: Uint8Array,
  bytes: number,
  isSupported: (type: string) => boolean,
): RecordingWay {
  const type = streamType(firstBytes, kind);
  if (type !== null && isSupported(type)) return { kind: 'stream', type };
  return kind === 'audio' && bytes <= LONGEST_DECODED ? { kind: 'decode' } : { kind: 'neither' };
}

function streamType(bytes: Uint8Array, kind: 'audio' | 'video'): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 65_536));
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3)
    return webmType(head, kind);
  // Only a fragmented MP4 can be appended; the ordinary one keeps its table of contents in one block.
  if (head.slice(4, 8) === 'ftyp' && head.includes('mvex')) return mp4Type(head, kind);
  const isMp3 = head.startsWith('ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2);
  return isMp3 ? 'audio/mpeg' : null;
}

function webmType(head: string, kind: 'audio' | 'video'): string {
  const names: readonly (readonly [string, string])[] = [
    ['V_VP8', 'vp8'],
    ['V_VP9', 'vp9'],
    ['V_AV1', 'av01.0.04M.08'],
    ['A_OPUS', 'opus'],
    ['A_VORBIS', 'vorbis'],
  ];
  const codecs = names.filter(([name]) => head.includes(name)).map(([, codec]) => codec);
  const isVideo = kind === 'video' || head.includes('V_');
  return `${isVideo ? 'video' : 'audio'}/webm; codecs="${codecs.join(',')}"`;
}

function mp4Type(head: string, kind: 'audio' | 'video'): string {
  const codecs = [
    ...(head.includes('avcC') ? [avcCodec(head)] : []),
    ...(head.includes('mp4a') ? ['mp4a.40.2'] : []),
    ...(head.includes('Opus') ? ['opus'] : []),
  ];
  return `${kind}/mp4; codecs="${codecs.join(',')}"`;
}

/** Profile, compatibility and level stand in the three bytes after the version byte of `avcC`. */
function avcCodec(head: string): string {
  const at = head.indexOf('avcC') + 5;
  const hex = (offset: number) =>
    head
      .charCodeAt(at + offset)
      .toString(16)
      .padStart(2, '0');
  return `avc1.${hex(0)}${hex(1)}${hex(2)}`;
}
