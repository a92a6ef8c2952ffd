import type { TextBlockKind } from '@diapason/editor';
import {
  addColumn,
  addFootnote,
  addRow,
  addTable,
  blockAtSelection,
  cellAtSelection,
  deleteColumn,
  deleteRow,
  deleteTable,
  indent,
  setKind,
  toggleBold,
  toggleItalic,
} from '@diapason/editor/prosemirror';
import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ToggleButton as AriaToggle } from 'react-aria-components/ToggleButton';
import { Toolbar as AriaToolbar } from 'react-aria-components/Toolbar';
import { useWords } from '../../../shared/i18n/use-words.js';
import { type Active, useDesk } from '../desk.js';
import { useSessionState } from '../session/use-session.js';
import { LinkDialog } from './link-dialog.js';

const KINDS: Exclude<TextBlockKind, 'paragraph'>[] = ['heading3', 'heading4', 'bullet', 'ordered'];

/** What can be done to the text where the caret is; F10 with Alt goes there from the text, Escape back. */
export function Toolbar() {
  const { t } = useWords();
  const { active, session } = useDesk();
  const passedOver = useSessionState(session, (state) => state.passedOver);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F10' || !event.altKey) return;
      event.preventDefault();
      frame.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const history = (act: 'undo' | 'redo') => () => {
    session.history[act]();
    active?.editor.view.focus();
  };
  return (
    <div
      ref={frame}
      className="toolbar-frame"
      role="presentation"
      onKeyDown={({ key }) => {
        if (key === 'Escape') active?.editor.view.focus();
      }}
    >
      <AriaToolbar aria-label={t('toolbar.name')} className="toolbar">
        <Tool onPress={history('undo')}>{t('toolbar.undo')}</Tool>
        <Tool onPress={history('redo')}>{t('toolbar.redo')}</Tool>
        {active && !active.isLine ? <TextTools key={active.section} active={active} /> : null}
      </AriaToolbar>
      {!active && <p className="soft small toolbar-hint">{t('toolbar.hint')}</p>}
      <p className={passedOver > 0 ? 'toolbar-said' : 'visually-hidden'} role="status">
        {passedOver > 0 && <span key={passedOver}>{t('toolbar.passedOver')}</span>}
      </p>
    </div>
  );
}

function TextTools({ active: { editor } }: { active: Active }) {
  const { t } = useWords();
  const [linking, setLinking] = useState(false);
  const at = useEditorState({ editor, selector: ({ editor: current }) => whereabouts(current) });
  const run = (command: Command) => () => {
    const { view } = editor;
    command(view.state, view.dispatch, view);
    view.focus();
  };
  return (
    <>
      <Toggle on={at.bold} onChange={run(toggleBold)}>
        {t('toolbar.bold')}
      </Toggle>
      <Toggle on={at.italic} onChange={run(toggleItalic)}>
        {t('toolbar.italic')}
      </Toggle>
      {at.inTextBlock &&
        KINDS.map((kind) => (
          <Toggle key={kind} on={at.kind === kind} onChange={run(setKind(kind))}>
            {t(`toolbar.${kind}`)}
          </Toggle>
        ))}
      {at.inList && (
        <>
          <Tool onPress={run(indent(-1))}>{t('toolbar.outdent')}</Tool>
          <Tool onPress={run(indent(1))}>{t('toolbar.indent')}</Tool>
        </>
      )}
      <Toggle on={at.link} onChange={() => setLinking(true)}>
        {t('toolbar.link')}
      </Toggle>
      <Tool onPress={run(addFootnote)}>{t('toolbar.note')}</Tool>
      {at.inTextBlock && <Tool onPress={run(addTable(3, 3))}>{t('toolbar.table')}</Tool>}
      {at.inTable && (
        <>
          <Tool onPress={run(addRow(0))}>{t('toolbar.rowAbove')}</Tool>
          <Tool onPress={run(addRow(1))}>{t('toolbar.rowBelow')}</Tool>
          <Tool onPress={run(addColumn(0))}>{t('toolbar.columnBefore')}</Tool>
          <Tool onPress={run(addColumn(1))}>{t('toolbar.columnAfter')}</Tool>
          <Tool onPress={run(deleteRow)}>{t('toolbar.deleteRow')}</Tool>
          <Tool onPress={run(deleteColumn)}>{t('toolbar.deleteColumn')}</Tool>
          <Tool onPress={run(deleteTable)}>{t('toolbar.deleteTable')}</Tool>
        </>
      )}
      {linking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </>
  );
}

function whereabouts(editor: Editor) {
  const { state } = editor;
  const block = blockAtSelection(state)?.node;
  const kind = block?.type.name === 'textBlock' ? (block.attrs.kind as TextBlockKind) : null;
  return {
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    link: editor.isActive('link'),
    kind,
    inTextBlock: kind !== null,
    inList: kind === 'bullet' || kind === 'ordered',
    inTable: cellAtSelection(state) !== null,
  };
}

/** Pressing with a pointer leaves the caret where it is. */
const keepFocus = { onMouseDown: (event: { preventDefault(): void }) => event.preventDefault() };

function Tool({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <span {...keepFocus}>
      <AriaButton className="tool" onPress={onPress} preventFocusOnPress>
        {children}
      </AriaButton>
    </span>
  );
}

function Toggle({ on, onChange, children }: { on: boolean; onChange: () => void; children: ReactNode }) {
  return (
    <span {...keepFocus}>
      <AriaToggle className="tool" isSelected={on} onChange={onChange} preventFocusOnPress>
        {children}
      </AriaToggle>
    </span>
  );
}
