import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../renderer/features/attachments/decode-text';
import { recordingWay } from '../../../renderer/features/attachments/recording-type';
import { imageType, viewerKind } from '../../../renderer/features/attachments/viewer-kind';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('how a file is shown', () => {
  test('when the bytes say otherwise than the name, then the bytes are believed', () => {
    expect(viewerKind('letter.pdf', 'application/pdf', Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toBe('image');
    expect(viewerKind('notes.txt', 'text/plain', bytesOf('%PDF-1.7'))).toBe('pdf');
  });

  test('when a file calls itself a web page, then it is shown as text', () => {
    expect(viewerKind('page.html', 'text/html', bytesOf('<script>'))).toBe('text');
  });

  test('when nobody knows the kind, then nothing is tried', () => {
    expect(viewerKind('odd.docx', '', bytesOf('PK'))).toBe('none');
    expect(viewerKind('photo.heic', '', bytesOf('\0\0\0\x18ftypheic'))).toBe('none');
    expect(imageType(bytesOf('no picture'))).toBeNull();
  });
});

describe('how a text file is read', () => {
  test('when it is UTF-8, then it is read as UTF-8', () => {
    expect(decodeText(new TextEncoder().encode('Zoë – “yes”'))).toEqual({
      text: 'Zoë – “yes”',
      readAs: 'UTF-8',
    });
  });

  test('when it is UTF-16 with or without a mark, then it is read as UTF-16', () => {
    const body = Uint8Array.from('Dear Ada, yes'.split('').flatMap((letter) => [letter.charCodeAt(0), 0]));

    expect(decodeText(body)).toEqual({ text: 'Dear Ada, yes', readAs: 'UTF-16' });
    expect(decodeText(Uint8Array.of(0xff, 0xfe, ...body)).text).toBe('Dear Ada, yes');
  });

  test('when it is none of these, then the old Windows letters are read and nothing is lost', () => {
    const decoded = decodeText(Uint8Array.of(0x43, 0x61, 0x66, 0xe9));

    expect(decoded.text).toBe('Café');
    expect(decoded.readAs).toContain('1252');
  });
});

describe('how a recording is played', () => {
  test('when the browser can append it, then it is streamed', () => {
    const webm = Uint8Array.of(0x1a, 0x45, 0xdf, 0xa3, ...bytesOf('A_OPUS'));

    expect(recordingWay('audio', webm, 1e9, () => true)).toEqual({
      kind: 'stream',
      type: 'audio/webm; codecs="opus"',
    });
  });

  test('when it cannot be appended, then short sound is decoded and anything longer is honestly refused', () => {
    const wav = bytesOf('RIFF....WAVE');

    expect(recordingWay('audio', wav, 5e6, () => false).kind).toBe('decode');
    expect(recordingWay('audio', wav, 500e6, () => false).kind).toBe('neither');
    expect(recordingWay('video', bytesOf('\0\0\0\x18ftypisom'), 5e6, () => true).kind).toBe('neither');
  });
});
