import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type OpenedPdf =
  | { readonly kind: 'open'; readonly document: PDFDocumentProxy; readonly close: () => void }
  /** Somebody locked the file itself; its password is not ours to ask. */
  | { readonly kind: 'has-password' }
  | { readonly kind: 'unreadable' };

/** Opens a PDF in a worker of our own origin. Nothing in it is run: no scripts, no forms, no code made from strings. */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenedPdf> {
  const port = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
  // Read by getDocument at the call; each document has a worker of its own, which ends with it.
  GlobalWorkerOptions.workerPort = port;
  const task = getDocument({
    data: bytes.slice(),
    isEvalSupported: false,
    useSystemFonts: true,
    useWorkerFetch: false,
    enableXfa: false,
  });
  GlobalWorkerOptions.workerPort = null;
  const close = () => void task.destroy().finally(() => port.terminate());
  try {
    const document = await task.promise;
    return { kind: 'open', document, close };
  } catch (error) {
    close();
    const hasPassword = error instanceof Error && error.name === 'PasswordException';
    return { kind: hasPassword ? 'has-password' : 'unreadable' };
  }
}
