/** Runs one thing after another: writers of the same file never meet. A failure ends only its own turn. */
export type SerialQueue = <Value>(act: () => Promise<Value>) => Promise<Value>;

/** A new, empty queue. */
export function serialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(act, act);
    last = turn.catch(() => {});
    return turn;
  };
}
