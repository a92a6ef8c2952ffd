import type { FicheSection, OwnerBadge } from '@diapason/contracts';
import type { Content } from '@diapason/editor';
import { type ComponentProps, useLayoutEffect, useRef } from 'react';
import { SectionText } from '../../../shared/ui/section-text.js';
import type { Named } from './choice.js';

/** Lines under the words, so that neighbours differ without colour. */
const PATTERNS = ['solid', 'dashed', 'dotted', 'double'];

interface Props extends Pick<ComponentProps<typeof SectionText>, 'organisations' | 'colleges'> {
  section: Pick<FicheSection, 'key' | 'fields'>;
  content: Content;
  view: Named;
  /** Those whose words are marked, in the order of the legend. */
  shown: readonly OwnerBadge[];
}

/** The pattern of the nth owner of a legend. */
export const patternOf = (n: number): string => PATTERNS[n % PATTERNS.length] as string;

/** A section in which the words of some are marked: initials where they begin, hue and line under them. */
export function MarkedText({ section, content, view, shown, organisations, colleges }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const places = new Map(shown.map((owner, n) => [owner.id, { owner, n }]));
    let lastId: string | null = null;
    let lastBlock: Element | null = null;
    for (const span of frame.current?.querySelectorAll<HTMLElement>('[data-by]') ?? []) {
      const credit = view.credits[Number(span.dataset.by)];
      const place = places.get(credit?.owner ?? '');
      span.classList.toggle('marked', place !== undefined);
      delete span.dataset.initials;
      if (!place) {
        lastId = null;
        continue;
      }
      const { id, initials, hue } = place.owner;
      span.style.setProperty('--hue', String(hue));
      span.style.setProperty('--line', patternOf(place.n));
      // What was taken out stands between words that stay one passage.
      if (span.classList.contains('removal')) {
        span.dataset.initials = initials;
        continue;
      }
      const block = span.closest('p, li, td, th, h3, h4');
      if (lastId !== id || lastBlock !== block) span.dataset.initials = initials;
      lastId = id;
      lastBlock = block;
    }
  });
  return (
    <div ref={frame}>
      <SectionText section={section} content={content} organisations={organisations} colleges={colleges} />
    </div>
  );
}
