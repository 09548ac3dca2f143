/** For a region that scrolls by itself: it must be reachable by key, or nobody without a mouse sees its end. */
export const SCROLLS = { tabIndex: 0 } as const;
