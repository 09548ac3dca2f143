import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { Marks } from './marks';

/** What the person has lying about, outside of the app. */
export interface MadeFiles {
  readonly text: string;
  readonly png: string;
  readonly pdf: string;
  readonly csv: string;
  /** Dragged onto the window. */
  readonly dropped: string;
  /** Where the app's own PDF goes. */
  readonly printed: string;
  /** The answers to file dialogs of main. */
  readonly answers: string;
}

export async function makeFiles(outside: string, marks: Marks): Promise<MadeFiles> {
  await mkdir(outside, { recursive: true });
  const at = (name: string) => join(outside, name);
  const files = {
    text: at(`${marks.word('file')}.txt`),
    png: at('picture.png'),
    pdf: at('letter.pdf'),
    csv: at('rows.csv'),
    dropped: at(`${marks.word('dropped')}.txt`),
    printed: at(`${marks.word('printed')}.pdf`),
    answers: at('answers.json'),
  };
  const text = marks.word('text');
  await writeFile(files.text, `${text}\n${'A line of a letter. '.repeat(200)}\n${text}\n`);
  await writeFile(files.png, png(marks.word('png'), marks.pixels));
  await writeFile(files.pdf, pdf(marks.word('pdf')));
  await writeFile(files.csv, `Name,Phone\n${marks.word('csv')},01632 960 001\n`);
  await writeFile(files.dropped, 'dropped');
  await writeFile(
    files.answers,
    JSON.stringify({ places: [], sources: [], targets: [files.printed, files.printed] }),
  );
  return files;
}

const SIZE = 128;

/** Every row of it is the same few pixels over and over, so that any piece of it that is kept holds four of them. */
function png(words: string, pixels: Buffer): Buffer {
  const row = Buffer.alloc(1 + SIZE * 3);
  for (let at = 0; at < SIZE * 3; at += pixels.length) pixels.copy(row, 1 + at);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(SIZE, 0);
  head.writeUInt32BE(SIZE, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`Comment\0${words}`, 'latin1')),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: SIZE }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** One page, its words packed as word processors pack them. */
function pdf(words: string): Buffer {
  const drawn = deflateSync(Buffer.from(`BT /F1 12 Tf 40 760 Td (${words}) Tj ET`));
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    ),
    Buffer.concat([
      Buffer.from(`<< /Length ${drawn.length} /Filter /FlateDecode >>\nstream\n`),
      drawn,
      Buffer.from('\nendstream'),
    ]),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'),
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const size = () => parts.reduce((sum, part) => sum + part.length, 0);
  const places = objects.map((object, at) => {
    const place = size();
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n'));
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = size();
  const count = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
