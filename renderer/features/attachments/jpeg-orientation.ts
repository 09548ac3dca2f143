/**
 * How a phone held the picture: EXIF orientation 1–8, 1 when nothing is said. A photographed letter would
 * otherwise lie on its side, because the decoder hands out the pixels as they were taken.
 */
export function jpegOrientation(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return 1;
  let offset = 2;
  while (offset + 4 <= bytes.length) {
    const marker = view.getUint16(offset);
    const length = view.getUint16(offset + 2);
    if (marker === 0xffe1 && isExif(bytes, offset + 4)) {
      return orientationIn(view, offset + 10, Math.min(bytes.length, offset + 2 + length));
    }
    if (marker < 0xffe0 || marker > 0xffef || length < 2) return 1;
    offset += 2 + length;
  }
  return 1;
}

function isExif(bytes: Uint8Array, offset: number): boolean {
  return [0x45, 0x78, 0x69, 0x66, 0, 0].every((byte, index) => bytes[offset + index] === byte);
}

/** Walks the first directory of the TIFF block at `start` for tag 0x0112; nothing is read at or after `end`. */
function orientationIn(view: DataView, start: number, end: number): number {
  if (start + 8 > end) return 1;
  const isLittle = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, isLittle);
  if (directory + 2 > end) return 1;
  const entries = view.getUint16(directory, isLittle);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > end) return 1;
    if (view.getUint16(entry, isLittle) === 0x0112) {
      const value = view.getUint16(entry + 8, isLittle);
      return value >= 1 && value <= 8 ? value : 1;
    }
  }
  return 1;
}
