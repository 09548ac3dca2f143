import { jpegOrientation } from './jpeg-orientation';
import { imageType } from './viewer-kind';

/** Larger pictures are drawn smaller: a canvas of more pixels fails silently. */
const MOST_PIXELS = 60_000_000;

/** Decodes the first frame and draws it upright. Answers a sentence when that is impossible, else null. */
export async function drawImage(
  bytes: Uint8Array<ArrayBuffer>,
  canvas: HTMLCanvasElement,
): Promise<string | null> {
  const type = imageType(bytes);
  const isKnown = type !== null && 'ImageDecoder' in globalThis && (await ImageDecoder.isTypeSupported(type));
  if (type === null || !isKnown) {
    return 'This kind of picture cannot be decoded here. Export takes a copy out, for another program.';
  }
  const decoder = new ImageDecoder({ data: bytes, type });
  try {
    const { image } = await decoder.decode({ frameIndex: 0 });
    draw(image, type === 'image/jpeg' ? jpegOrientation(bytes) : 1, canvas);
    image.close();
    return null;
  } finally {
    decoder.close();
  }
}

function draw(image: VideoFrame, orientation: number, canvas: HTMLCanvasElement): void {
  const { displayWidth, displayHeight } = image;
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (displayWidth * displayHeight)));
  const width = Math.max(1, Math.round(displayWidth * scale));
  const height = Math.max(1, Math.round(displayHeight * scale));
  const liesOnItsSide = orientation >= 5;
  canvas.width = liesOnItsSide ? height : width;
  canvas.height = liesOnItsSide ? width : height;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.setTransform(...uprightTransform(orientation, width, height));
  context.drawImage(image, 0, 0, width, height);
}

/** The canvas transform that sets a picture of this EXIF orientation upright. */
function uprightTransform(
  orientation: number,
  width: number,
  height: number,
): [number, number, number, number, number, number] {
  switch (orientation) {
    case 2:
      return [-1, 0, 0, 1, width, 0];
    case 3:
      return [-1, 0, 0, -1, width, height];
    case 4:
      return [1, 0, 0, -1, 0, height];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, height, 0];
    case 7:
      return [0, -1, -1, 0, height, width];
    case 8:
      return [0, -1, 1, 0, 0, width];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}
