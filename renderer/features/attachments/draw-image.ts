import { imageType } from './viewer-kind';

/** Larger pictures are drawn smaller: a canvas of more pixels fails silently. */
const MOST_PIXELS = 60_000_000;

/** Decodes the first frame and draws it, upright as the camera noted it (the decoder heeds that). Answers a sentence when that is impossible, else null. */
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
    draw(image, canvas);
    image.close();
    return null;
  } finally {
    decoder.close();
  }
}

function draw(image: VideoFrame, canvas: HTMLCanvasElement): void {
  const { displayWidth, displayHeight } = image;
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (displayWidth * displayHeight)));
  canvas.width = Math.max(1, Math.round(displayWidth * scale));
  canvas.height = Math.max(1, Math.round(displayHeight * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
}
