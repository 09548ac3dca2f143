import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TimeLineRow } from '../../vault/api';
import type { ClientPanel } from './client-panel';
import { TimeLineEntry } from './time-line-entry';

/** The rows that are on screen, of a line as long as it may be. It scrolls with the page. */
export function TimeLineRows({
  rows,
  total,
  today,
  marked,
  onNearEnd,
  onOpen,
  onWriteNote,
}: {
  readonly rows: readonly TimeLineRow[];
  readonly total: number;
  readonly today: string;
  readonly marked: { readonly row: TimeLineRow; readonly index: number; readonly turn: number } | null;
  readonly onNearEnd: () => void;
  readonly onOpen: (panel: ClientPanel) => void;
  readonly onWriteNote: (appointmentId: string) => void;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [scroller, setScroller] = useState<Element | null>(null);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => setScroller(scrollerOf(list.current)), []);
  // The composer above grows with what is written, so the list's place is measured anew.
  useLayoutEffect(() => {
    const box = list.current;
    if (box === null || scroller === null) return;
    const measure = () =>
      setMargin(
        Math.round(
          box.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop,
        ),
      );
    measure();
    const watching = new ResizeObserver(measure);
    for (const above of box.closest('.client-page')?.children ?? []) watching.observe(above);
    return () => watching.disconnect();
  }, [scroller]);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => 66,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    scrollMargin: margin,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  const hasMore = rows.length < total;
  useEffect(() => {
    if (hasMore && lastShown > rows.length - 20) onNearEnd();
  }, [hasMore, lastShown, rows.length, onNearEnd]);

  const reach = marked === null || marked.index >= rows.length ? null : marked.index;
  const turn = marked?.turn;
  useEffect(() => {
    if (reach !== null && turn !== undefined) virtual.scrollToIndex(reach, { align: 'center' });
  }, [reach, turn, virtual]);

  return (
    <ol ref={list} className="time-line" style={{ height: virtual.getTotalSize() }}>
      {items.map(({ index, key, start }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={total}
            aria-posinset={index + 1}
            className="time-line-item"
            style={{ transform: `translateY(${start - margin}px)` }}
          >
            <TimeLineEntry
              row={row}
              today={today}
              marked={marked?.row.id === row.id ? marked.turn : null}
              onOpen={onOpen}
              onWriteNote={onWriteNote}
            />
          </li>
        );
      })}
    </ol>
  );
}

function scrollerOf(start: Element | null): Element | null {
  for (let box = start?.parentElement ?? null; box !== null; box = box.parentElement) {
    const { overflowY } = getComputedStyle(box);
    if (overflowY === 'auto' || overflowY === 'scroll') return box;
  }
  return document.scrollingElement;
}
