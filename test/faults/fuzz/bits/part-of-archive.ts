const BLOCK = 512;
/** Where a head's checksum stands: six digits, then what fills up its field. */
const CHECKSUM = 148;

/**
 * What stands at each byte of a small archive: `head` of an entry with its `checksum`, the entry's own name inside its bytes, `padding` up to the
 * next block. Behind the first block of zeros nothing is read; that block itself is the archive's `end`.
 */
export function partsOfArchive(archive: Uint8Array): (at: number) => string {
  const text = Buffer.from(archive);
  const stretches: { readonly until: number; readonly what: string }[] = [];
  for (let at = 0; at + BLOCK <= text.length; ) {
    if (text[at] === 0) {
      stretches.push({ until: at + BLOCK, what: 'end' });
      break;
    }
    stretches.push({ until: at + CHECKSUM, what: 'head' }, { until: at + CHECKSUM + 8, what: 'checksum' });
    stretches.push({ until: at + BLOCK, what: 'head' });
    const name = text.toString('latin1', at, text.indexOf(0, at));
    const bytes = Number.parseInt(text.toString('latin1', at + 124, at + 135), 8);
    const start = at + BLOCK;
    at = start + Math.ceil(bytes / BLOCK) * BLOCK;
    stretches.push({ until: start + bytes, what: name }, { until: at, what: 'padding' });
  }
  return (at) => stretches.find(({ until }) => at < until)?.what ?? 'padding';
}
