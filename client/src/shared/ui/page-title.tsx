import { type ReactNode, useEffect, useRef } from 'react';

let arrived = false;

interface Props {
  /** What the browser's tab and history say. */
  title: string;
  site: string;
  children?: ReactNode;
  /** Its language, where it is not that of the interface. */
  lang?: string;
  className?: string;
}

/** The page's one `h1`. After a move within the site it takes the focus, so that a screen reader says where one is. */
export function PageTitle({ title, site, children, lang, className }: Props) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === site ? site : `${title} – ${site}`;
  }, [title, site]);
  useEffect(() => {
    // The text that came with the page has done its service: here is the page.
    document.getElementById('first-text')?.remove();
    if (arrived) ref.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  return (
    <h1 ref={ref} tabIndex={-1} lang={lang} className={className}>
      {children ?? title}
    </h1>
  );
}
