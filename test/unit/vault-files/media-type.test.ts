import { describe, expect, test } from 'vitest';
import { mediaTypeOf } from '../../../renderer/vault/files/media-type';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  );

describe('the type of an attachment', () => {
  test.each([
    ['image/png', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], [0, 0, 0, 13])],
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['image/gif', bytes('GIF89a')],
    ['image/webp', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 ')],
    ['audio/wav', bytes('RIFF', [1, 2, 3, 4], 'WAVEfmt ')],
    ['application/pdf', bytes('%PDF-1.7\n', [0xe2, 0xe3])],
    ['audio/mpeg', bytes('ID3', [4, 0, 0])],
    ['audio/mpeg', bytes([0xff, 0xfb, 0x90, 0x64])],
    ['audio/ogg', bytes('OggS', [0, 2])],
    ['video/webm', bytes([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84], 'webm')],
    ['video/mp4', bytes([0, 0, 0, 24], 'ftypisom', [0, 0, 2, 0])],
    ['audio/mp4', bytes([0, 0, 0, 24], 'ftypM4A ', [0, 0, 2, 0])],
    ['text/plain', new TextEncoder().encode('Dear Dr Ó Néill,\r\n\tthank you for the referral')],
  ])('when the bytes begin like %s, then it is that type', (type, head) => {
    expect(mediaTypeOf(head)).toBe(type);
  });

  test('when a text is cut inside a letter of several bytes, then it is still plain text', () => {
    const head = new TextEncoder().encode('naïve').subarray(0, 3);

    expect(mediaTypeOf(head)).toBe('text/plain');
  });

  test.each([
    ['an empty file', bytes()],
    ['a program', bytes([0x7f], 'ELF', [2, 1, 1, 0])],
    ['a picture in the same box as a film', bytes([0, 0, 0, 24], 'ftypheic')],
    ['a Matroska film', bytes([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x88], 'matroska')],
    ['a sound the player does not know', bytes('RIFF', [1, 2, 3, 4], 'AVI LIST')],
    ['a letter in an old encoding', bytes('Caf', [0xe9], ' at noon')],
    ['two bytes that only look like the beginning of a sound', bytes([0xff, 0xff, 0xff, 0xff])],
  ])('when the bytes are %s, then no type is claimed', (_what, head) => {
    expect(mediaTypeOf(head)).toBe('application/octet-stream');
  });

  test('when a page of mark-up is attached, then it is plain text and never a page', () => {
    const page = new TextEncoder().encode('<!doctype html><script>1</script>');

    expect(mediaTypeOf(page)).toBe('text/plain');
  });
});
