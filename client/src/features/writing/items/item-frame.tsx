import { moveBlock, removeBlock } from '@diapason/editor/prosemirror';
import type { Command } from '@tiptap/pm/state';
import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import type { ReactNode } from 'react';
import { useWords } from '../../../shared/i18n/use-words.js';
import { useDesk } from '../desk.js';
import { ItemContext } from './kept-focus.js';

interface Props {
  view: Pick<NodeViewProps, 'editor' | 'getPos' | 'node'>;
  /** « Indicateur », « Étape » … */
  kind: string;
  /** What is chosen before the words: role, period. */
  before?: ReactNode;
  /** What the words follow, on their line. */
  lead?: ReactNode;
  /** The other fields. */
  children?: ReactNode;
  /** What the words of the item say, shown while there are none. */
  wordsLabel: string;
}

/** An item of a list: its words in the text, its fields beside them, and what can be done with the whole of it. */
export function ItemFrame({ view: { editor, getPos, node }, kind, before, lead, children, wordsLabel }: Props) {
  const { t } = useWords();
  const { readOnly } = useDesk();
  const run = (command: (pos: number) => Command) => () => {
    const pos = getPos();
    if (pos === undefined) return;
    command(pos)(editor.state, editor.view.dispatch);
    editor.view.focus();
  };
  const name = node.textContent || kind;
  // The editor may draw another item in the same place: fields are made anew then, and the words stay where they are.
  const id: string = node.attrs.id;
  const stands = () => editor.state.doc.content.content.some(({ attrs }) => attrs.id === id);
  return (
    <ItemContext value={{ id, stands }}>
      <NodeViewWrapper
        className={`item item-${node.type.name}`}
        role="group"
        aria-label={t('item.label', { kind, words: node.textContent })}
      >
        {before && (
          <div key={`before ${id}`} className="item-before" contentEditable={false}>
            {before}
          </div>
        )}
        <div className="item-main">
          {lead && (
            <div key={id} className="item-lead" contentEditable={false}>
              {lead}
            </div>
          )}
          <NodeViewContent className={`item-words ${node.content.size === 0 ? 'empty' : ''}`} data-label={wordsLabel} />
        </div>
        {children && (
          <div key={`fields ${id}`} className="item-fields" contentEditable={false}>
            {children}
          </div>
        )}
        {!readOnly && (
          <div className="item-actions no-print" contentEditable={false}>
            <Action sign="↑" name={t('item.upName', { name })} onClick={run((pos) => moveBlock(pos, -1))} />
            <Action sign="↓" name={t('item.downName', { name })} onClick={run((pos) => moveBlock(pos, 1))} />
            <Action sign="×" name={t('item.removeName', { name })} onClick={run(removeBlock)} />
          </div>
        )}
      </NodeViewWrapper>
    </ItemContext>
  );
}

function Action({ sign, name, onClick }: { sign: string; name: string; onClick: () => void }) {
  return (
    <button type="button" className="tool" onClick={onClick} aria-label={name} title={name}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
