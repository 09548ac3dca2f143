/**
 * Runs in the page: what no screen may show, whatever stands on it. It is sent as text, so everything it needs
 * stands inside it.
 */
export function lookForFaults(): string[] {
  const faults: string[] = [];
  const isSideways = (element: Element) => element.scrollWidth > element.clientWidth + 1;
  const shown = document.body.innerText;
  const id = /\b(?=[a-z]*\d)[0-9a-hjkmnp-tv-z]{26}\b/.exec(shown);
  if (id !== null && !shown.includes('Number')) faults.push(`an id stands in the text: ${id[0]}`);
  const odd = /\b(?:undefined|NaN|\[object Object\]|Invalid Date)\b/.exec(shown);
  if (odd !== null) faults.push(`“${odd[0]}” stands in the text`);
  for (const element of [document.documentElement, ...document.querySelectorAll('.view, [role="dialog"]')]) {
    if (isSideways(element)) faults.push(`it scrolls sideways: ${element.className || element.tagName}`);
  }
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const hasText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
    );
    if (!hasText || element.getBoundingClientRect().width < 4) continue;
    const style = getComputedStyle(element);
    if (style.visibility === 'hidden' || style.overflowX !== 'hidden') continue;
    if (style.textOverflow !== 'ellipsis' && isSideways(element))
      faults.push(`text is cut off: ${(element.textContent ?? '').trim().slice(0, 60)}`);
  }
  return [...new Set(faults)];
}
