/**
 * Nothing is dropped into the window: a dropped file's name would stay in main's memory, and a dropped address would
 * navigate. Dragging within the page (calendar) carries no files and goes on.
 */
export function refuseDrops(page: Window): void {
  const refuse = (event: DragEvent): void => {
    if (event.dataTransfer === null || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    event.dataTransfer.dropEffect = 'none';
  };
  for (const name of ['dragenter', 'dragover', 'drop'] as const)
    page.addEventListener(name, refuse, { capture: true });
}
