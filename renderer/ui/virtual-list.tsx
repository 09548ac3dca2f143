import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';

export interface VirtualListHandle {
  /** Lets a filter field above drive the list: arrows move, Enter opens. Answers whether the key was used. */
  readonly takeKey: (event: KeyboardEvent) => boolean;
  readonly focus: () => void;
}

interface Props<Row> {
  /** Names the list to a screen reader. */
  readonly label: string;
  readonly count: number;
  /** Undefined while that row is not loaded yet. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly rowHeight: number;
  readonly renderRow: (row: Row, index: number, isActive: boolean) => ReactNode;
  readonly onOpen: (row: Row, index: number) => void;
  /** Which rows are on screen, so that they can be asked for. */
  readonly onRange?: (from: number, to: number) => void;
  readonly className?: string;
  readonly handle?: Ref<VirtualListHandle>;
}

/** A list of any length of which only the rows on screen exist. Arrows, Page keys, Home and End move; Enter opens. */
export function VirtualList<Row>(props: Props<Row>) {
  const { count, rowAt, rowHeight, onOpen, onRange } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, count - 1));
  const list = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const rows = list.getVirtualItems();
  const from = rows[0]?.index ?? 0;
  const to = rows.at(-1)?.index ?? 0;
  useEffect(() => onRange?.(from, to), [from, to, onRange]);

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(count - 1, index));
    setActive(next);
    list.scrollToIndex(next, { align: 'auto' });
  };
  const open = (index: number) => {
    const row = rowAt(index);
    if (row !== undefined) onOpen(row, index);
  };
  const takeKey = (event: KeyboardEvent): boolean => {
    if (event.defaultPrevented) return true;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const target = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
    }[event.key];
    if (target !== undefined) moveTo(target);
    else if (event.key === 'Enter' && count > 0) open(current);
    else return false;
    event.preventDefault();
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (takeKey(event)) return;
    if (event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    moveTo(event.key === 'Home' ? 0 : count - 1);
  };
  useImperativeHandle(props.handle, () => ({ takeKey, focus: () => box.current?.focus() }));

  return (
    <div
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={count > 0 ? `${id}-${current}` : undefined}
      className={`list-scroll ${props.className ?? ''}`}
      onKeyDown={onKeyDown}
    >
      <div className="list-inner" role="presentation" style={{ height: list.getTotalSize() }}>
        {rows.map(({ index, start, size }) => {
          const row = rowAt(index);
          return (
            <div
              key={index}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              aria-setsize={count}
              aria-posinset={index + 1}
              className="list-row"
              style={{ height: size, transform: `translateY(${start}px)` }}
              onClick={() => {
                setActive(index);
                open(index);
              }}
              onKeyDown={onKeyDown}
            >
              {row === undefined ? null : props.renderRow(row, index, index === current)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
