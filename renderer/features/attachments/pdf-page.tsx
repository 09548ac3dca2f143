import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';

/** One page on a canvas, with its words for a screen reader. */
export function PdfPage({
  document,
  number,
  scale,
  size,
}: {
  readonly document: PDFDocumentProxy;
  readonly number: number;
  readonly scale: number;
  /** Its size in points before it is known. */
  readonly size: { readonly width: number; readonly height: number };
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [page, setPage] = useState<PDFPageProxy | null>(null);
  const [words, setWords] = useState('');
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    let isOver = false;
    document.getPage(number).then(
      async (opened) => {
        if (isOver) return;
        setPage(opened);
        const { items } = await opened.getTextContent();
        if (!isOver) setWords(items.map((item) => ('str' in item ? item.str : '')).join(' '));
      },
      () => {
        if (!isOver) setHasFailed(true);
      },
    );
    return () => {
      isOver = true;
    };
  }, [document, number]);

  useEffect(() => {
    const target = canvas.current;
    const context = target?.getContext('2d') ?? null;
    if (page === null || target === null || context === null) return;
    const viewport = page.getViewport({ scale: scale * window.devicePixelRatio });
    target.width = Math.floor(viewport.width);
    target.height = Math.floor(viewport.height);
    const drawing = page.render({ canvasContext: context, viewport });
    drawing.promise.catch((error: unknown) => {
      const isCancelled = error instanceof Error && error.name === 'RenderingCancelledException';
      if (!isCancelled) setHasFailed(true);
    });
    return () => {
      drawing.cancel();
      target.width = 0;
      target.height = 0;
    };
  }, [page, scale]);

  const { width, height } = page?.getViewport({ scale: 1 }) ?? size;
  return (
    <div className="pdf-page" style={{ width: width * scale, height: height * scale }}>
      <canvas ref={canvas} aria-hidden="true" style={{ width: '100%', height: '100%' }} />
      <p className="only-heard">
        Page {number}. {hasFailed ? 'This page cannot be drawn.' : words}
      </p>
    </div>
  );
}
