/** Gives the focus to a pin, once it is drawn. */
export function focusPin(id: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-pin="${id}"]`)?.focus({ preventScroll: true });
  });
}
