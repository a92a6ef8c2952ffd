import { moveBlock, removeBlock } from '@diapason/editor/prosemirror';
import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import type { ComponentProps, ReactNode } from 'react';
import { useWords } from '../../../shared/i18n/use-words.js';
import { useDesk } from '../desk.js';
import { ItemButton } from './item-button.js';
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
  const { readOnly, say } = useDesk();
  const name = node.textContent || kind;
  // The editor may draw another item in the same place: fields are made anew then, and the words stay where they are.
  const id: string = node.attrs.id;
  const place = () => editor.state.doc.content.content.findIndex(({ attrs }) => attrs.id === id);
  const stands = () => place() !== -1;
  const move = (by: -1 | 1) => {
    const pos = getPos();
    if (pos === undefined) return;
    moveBlock(pos, by)(editor.state, editor.view.dispatch);
    say(t('reorder.moved', { title: name, position: place() + 1, count: editor.state.doc.childCount }));
  };
  const remove = () => {
    const pos = getPos();
    if (pos === undefined) return;
    const own = editor.view.nodeDOM(pos) as Element;
    const beside = [own.nextElementSibling, own.previousElementSibling]
      .map((each) => each?.querySelector<HTMLElement>('[data-act="remove"]'))
      .find(Boolean);
    // Before the item goes: what has the focus keeps it, should the editor draw it anew.
    (beside ?? editor.view).focus();
    removeBlock(pos)(editor.state, editor.view.dispatch);
    say(t('item.removed', { name }));
  };
  return (
    <ItemContext value={{ id, name, stands }}>
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
          <div key={`actions ${id}`} className="item-actions no-print" contentEditable={false}>
            <Action act="up" sign="↑" name={t('item.upName', { name })} keys="Alt+ArrowUp" onClick={() => move(-1)} />
            <Action
              act="down"
              sign="↓"
              name={t('item.downName', { name })}
              keys="Alt+ArrowDown"
              onClick={() => move(1)}
            />
            <Action act="remove" sign="×" name={t('item.removeName', { name })} onClick={remove} />
          </div>
        )}
      </NodeViewWrapper>
    </ItemContext>
  );
}

interface ActionProps extends ComponentProps<typeof ItemButton> {
  sign: string;
  name: string;
  /** The keys that do it while one writes in the item. */
  keys?: string;
}

function Action({ sign, name, keys, ...props }: ActionProps) {
  return (
    <ItemButton {...props} aria-label={name} aria-keyshortcuts={keys} title={keys ? `${name} (Alt+${sign})` : name}>
      <span aria-hidden="true">{sign}</span>
    </ItemButton>
  );
}
