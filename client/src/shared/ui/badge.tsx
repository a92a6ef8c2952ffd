import type { CSSProperties } from 'react';

interface Props {
  initials: string;
  hue: number;
  /** Full name, read by a screen reader and shown on hover; leave out where the name stands beside. */
  name?: string;
}

/** An organisation at a glance: initials first, then the hue of its family. */
export function Badge({ initials, hue, name }: Props) {
  return (
    <span
      className="badge"
      style={{ '--hue': hue } as CSSProperties}
      title={name}
      aria-hidden={name ? undefined : true}
    >
      {name ? (
        <>
          <span aria-hidden="true">{initials}</span>
          <span className="visually-hidden">{name}</span>
        </>
      ) : (
        initials
      )}
    </span>
  );
}
