import { type ReactNode, useEffect, useRef, useState } from 'react';

/** What opens under the bar, and closes when one is done with it: with Escape, or by turning to something else. */
export function BarPanel({ summary, children }: { summary: ReactNode; children: (close: () => void) => ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    const pressed = ({ target }: PointerEvent) => {
      if (!details.current?.contains(target as Node)) setOpen(false);
    };
    const typed = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key !== 'Escape' || defaultPrevented) return;
      if (details.current?.contains(document.activeElement)) details.current.querySelector('summary')?.focus();
      setOpen(false);
    };
    document.addEventListener('pointerdown', pressed);
    document.addEventListener('keydown', typed);
    return () => {
      document.removeEventListener('pointerdown', pressed);
      document.removeEventListener('keydown', typed);
    };
  }, [open]);
  return (
    <details
      ref={details}
      className="bar-panel"
      name="writing-bar"
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{summary}</summary>
      <div className="bar-panel-content">{children(() => setOpen(false))}</div>
    </details>
  );
}
