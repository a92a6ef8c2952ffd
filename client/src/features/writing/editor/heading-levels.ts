import { Decoration } from '@tiptap/pm/view';
import { drawing } from './drawing.js';

/** A heading of the second rank with none of the first before it is, to a screen reader, one of the first. */
export const HeadingLevels = drawing('headingLevels', (doc) => {
  const orphans: Decoration[] = [];
  let isUnderHeading = false;
  doc.forEach((block, pos) => {
    if (block.attrs.kind === 'heading3') isUnderHeading = true;
    if (block.attrs.kind === 'heading4' && !isUnderHeading)
      orphans.push(Decoration.node(pos, pos + block.nodeSize, { 'aria-level': '3' }));
  });
  return orphans;
});
