import { useCallback, useState } from 'react';
import { decodeFile, type Decoded, type Encoding } from './decode-file';
import { LARGEST_FILE, tableFailure } from './import-words';
import { parseTable, type ParsedTable } from './parse-table';

export interface ImportFile {
  readonly bytes: Uint8Array;
  readonly decoded: Omit<Decoded, 'text'>;
  readonly table: Extract<ParsedTable, { readonly kind: 'table' }>;
}

export type FileState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'read'; readonly file: ImportFile };

/** Reads a chosen CSV. The file's name is not kept: it often holds a client's. */
export function useImportFile() {
  const [state, setState] = useState<FileState>({ kind: 'none' });

  const read = useCallback(async (file: File) => {
    if (file.size > LARGEST_FILE) {
      setState({
        kind: 'failed',
        why: 'This file is larger than 200 MB. Split it and import the parts. Nothing was imported.',
      });
      return;
    }
    setState({ kind: 'reading' });
    try {
      setState(readBytes(new Uint8Array(await file.arrayBuffer())));
    } catch {
      setState({
        kind: 'failed',
        why: 'This file could not be read. Nothing was imported. Is its drive still connected?',
      });
    }
  }, []);

  const readAs = useCallback(
    (bytes: Uint8Array, encoding: Encoding) => setState(readBytes(bytes, encoding)),
    [],
  );
  const clear = useCallback(() => setState({ kind: 'none' }), []);
  return { state, read, readAs, clear };
}

function readBytes(bytes: Uint8Array, encoding?: Encoding): FileState {
  const { text, ...decoded } = decodeFile(bytes, encoding);
  const table = parseTable(text);
  return table.kind === 'table'
    ? { kind: 'read', file: { bytes, decoded, table } }
    : { kind: 'failed', why: tableFailure(table) ?? 'This file cannot be read.' };
}
