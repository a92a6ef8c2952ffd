import { moveBlock, removeBlock } from '@diapason/editor/prosemirror';
import type { Command } from '@tiptap/pm/state';
import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import type { ReactNode } from 'react';
import { useWords } from '../../../shared/i18n/use-words.js';
import { useDesk } from '../desk.js';

interface Props {
  view: Pick<NodeViewProps, 'editor' | 'getPos' | 'node'>;
  /** « Indicateur », « Étape » … */
  kind: string;
  /** What is chosen beside the words: role, period. */
  before?: ReactNode;
  /** The other fields. */
  children?: ReactNode;
  /** What the words of the item say, shown while there are none. */
  wordsLabel: string;
}

/** An item of a list: its words in the text, its fields beside them, and what can be done with the whole of it. */
export function ItemFrame({ view: { editor, getPos, node }, kind, before, children, wordsLabel }: Props) {
  const { t } = useWords();
  const { readOnly } = useDesk();
  const run = (command: (pos: number) => Command) => () => {
    const pos = getPos();
    if (pos === undefined) return;
    command(pos)(editor.state, editor.view.dispatch);
    editor.view.focus();
  };
  const name = node.textContent || kind;
  return (
    <NodeViewWrapper
      className={`item item-${node.type.name}`}
      role="group"
      aria-label={`${kind} : ${node.textContent}`}
    >
      {before && (
        <div className="item-before" contentEditable={false}>
          {before}
        </div>
      )}
      <NodeViewContent className={`item-words ${node.content.size === 0 ? 'empty' : ''}`} data-label={wordsLabel} />
      {children && (
        <div className="item-fields" contentEditable={false}>
          {children}
        </div>
      )}
      {!readOnly && (
        <div className="item-actions no-print" contentEditable={false}>
          <button
            type="button"
            className="tool"
            onClick={run((pos) => moveBlock(pos, -1))}
            aria-label={t('item.upName', { name })}
          >
            {t('item.up')}
          </button>
          <button
            type="button"
            className="tool"
            onClick={run((pos) => moveBlock(pos, 1))}
            aria-label={t('item.downName', { name })}
          >
            {t('item.down')}
          </button>
          <button type="button" className="tool" onClick={run(removeBlock)} aria-label={t('item.removeName', { name })}>
            {t('item.remove')}
          </button>
        </div>
      )}
    </NodeViewWrapper>
  );
}
