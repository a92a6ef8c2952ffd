/**
 * Puts the focus on a section once the control that had it is gone, without moving the page; whoever went on writing
 * meanwhile stays there.
 */
export function focusSection(section: string | undefined): void {
  setTimeout(() => {
    if (document.activeElement === document.body)
      document.getElementById(`${section}-title`)?.focus({ preventScroll: true });
  });
}
