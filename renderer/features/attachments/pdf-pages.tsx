import { useVirtualizer } from '@tanstack/react-virtual';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { SCROLLS } from '../../ui/scrolls';
import { PdfPage } from './pdf-page';

/** A page before it is measured: A4 in points. */
const A4 = { width: 595, height: 842 } as const;
const GAP = 12;

/** Only the pages on screen are drawn, whatever the length of the document. Arrows and Page keys scroll. */
export function PdfPages({
  document,
  zoom,
  name,
}: {
  readonly document: PDFDocumentProxy;
  readonly zoom: number;
  readonly name: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState<{ readonly width: number; readonly height: number }>(A4);
  const [room, setRoom] = useState(800);
  useEffect(() => {
    let isOver = false;
    void document.getPage(1).then((page) => {
      const { width, height } = page.getViewport({ scale: 1 });
      if (!isOver) setFirst({ width, height });
    });
    return () => {
      isOver = true;
    };
  }, [document]);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watching = new ResizeObserver(() => setRoom(element.clientWidth - 24));
    watching.observe(element);
    return () => watching.disconnect();
  }, []);

  // At 100 % a page is as wide as the window allows, up to half again its printed size.
  const scale = Math.min(room / first.width, 1.5) * zoom;
  const pages = useVirtualizer({
    count: document.numPages,
    getScrollElement: () => box.current,
    estimateSize: () => first.height * scale + GAP,
    overscan: 1,
  });
  useEffect(() => pages.measure(), [pages, scale, first]);

  return (
    <section ref={box} className="file-view pdf-pages" aria-label={`Pages of ${name}`} {...SCROLLS}>
      <div style={{ height: pages.getTotalSize(), position: 'relative' }}>
        {pages.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            data-index={index}
            ref={pages.measureElement}
            style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${start}px)` }}
          >
            <PdfPage document={document} number={index + 1} scale={scale} size={first} />
          </div>
        ))}
      </div>
    </section>
  );
}
