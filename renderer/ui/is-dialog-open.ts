/** While a dialog is open the single keys of the page behind it are silent: they would lead away from what is typed in it. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}
