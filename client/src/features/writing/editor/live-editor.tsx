import { RESERVED_CLIENTS } from '@diapason/collab';
import { LiveText, liveTextKey, schemaExtensions, takeInMovedCaret } from '@diapason/editor/prosemirror';
import type { Editor, Extensions } from '@tiptap/core';
import { Dropcursor, Gapcursor } from '@tiptap/extensions';
import { TextSelection } from '@tiptap/pm/state';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { useLatest } from '../../../shared/hooks/use-latest.js';
import { CONTENT_LANGUAGE } from '../../../shared/i18n/content.js';
import { useLocale } from '../../../shared/i18n/intl.js';
import { useWords } from '../../../shared/i18n/use-words.js';
import { SectionKey, type Spot, useDesk } from '../desk.js';
import { withItemViews } from '../items/item-views.js';
import { useSessionState } from '../session/use-session.js';
import { Carets, caretsKey } from './carets.js';
import { ClipboardUse } from './clipboard-use.js';
import { FootnoteOpening, withFootnoteCalls } from './footnote-calls.js';
import { FootnoteDialog } from './footnote-dialog.js';
import { HeadingLevels } from './heading-levels.js';
import { Keys } from './keys.js';
import { LinkDialog } from './link-dialog.js';
import { ListShortcuts } from './list-shortcuts.js';
import { MovedCaret } from './moved-caret.js';
import { TableDrawing } from './table-drawing.js';
import { TypingOver } from './typing-over.js';
import { Whereabouts } from './whereabouts.js';

interface Props {
  section: string;
  label: string;
  isLine: boolean;
  /** Id of the element that says what to write here. */
  described?: string | undefined;
}

/** The editor of one section, kept equal to the live text. */
export function LiveEditor({ section, label, isLine, described }: Props) {
  const { session, request, readOnly, active, setActive, nameOf } = useDesk();
  const { locale } = useLocale();
  const { t } = useWords();
  const [linking, setLinking] = useState(false);
  const [noting, setNoting] = useState(false);
  const latestNameOf = useLatest(nameOf);
  const isInTools = useLatest(
    (own: Editor) => active?.editor === own && document.activeElement?.closest('.toolbar-frame') != null,
  );
  const editor = useEditor({
    extensions: extensionsFor({
      section: session.doc.getText(section),
      isLine,
      locale,
      nameOf: latestNameOf,
      session,
      sectionKey: section,
      noteLabel: t('note.title'),
      onLink: () => setLinking(true),
      onNote: () => setNoting(true),
      onHolderGone: () => {
        if (editor.isFocused || isInTools(editor)) session.interrupt(section, '');
      },
    }),
    enableCoreExtensions: { keymap: false, tabindex: false, delete: false, textDirection: false },
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editable: !readOnly,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': String(!isLine),
        'aria-label': label,
        ...(described ? { 'aria-describedby': described } : {}),
        class: 'text live',
        lang: CONTENT_LANGUAGE,
        spellcheck: 'true',
        translate: 'no',
      },
    },
    onFocus: ({ editor: focused }) => setActive({ editor: focused, section, isLine }),
  });
  useEffect(() => {
    editor.setEditable(!readOnly);
  }, [editor, readOnly]);
  useEffect(() => {
    if (request?.section === section) goToSpot(editor, request.spot);
  }, [editor, request, section]);
  const presenceVersion = useSessionState(session, (state) => state.presenceVersion);
  useEffect(() => {
    if (!presenceVersion) return;
    takeInMovedCaret(editor.view);
    editor.view.dispatch(editor.state.tr.setMeta(caretsKey, true));
  }, [editor, presenceVersion]);
  return (
    <SectionKey value={section}>
      <EditorContent editor={editor} />
      {linking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
      {noting && !readOnly && <FootnoteDialog editor={editor} onClose={() => setNoting(false)} />}
    </SectionKey>
  );
}

interface Options {
  section: ReturnType<ReturnType<typeof useDesk>['session']['doc']['getText']>;
  sectionKey: string;
  isLine: boolean;
  locale: ReturnType<typeof useLocale>['locale'];
  nameOf: (id: string) => string | undefined;
  session: ReturnType<typeof useDesk>['session'];
  noteLabel: string;
  onLink: () => void;
  onNote: () => void;
  onHolderGone: () => void;
}

function extensionsFor({
  section,
  sectionKey,
  isLine,
  locale,
  nameOf,
  session,
  noteLabel,
  onLink,
  onNote,
  onHolderGone,
}: Options): Extensions {
  return [
    ...withFootnoteCalls(withItemViews(schemaExtensions), noteLabel),
    FootnoteOpening.configure({ onOpen: onNote }),
    LiveText.configure({ section, isServer: (client) => client < RESERVED_CLIENTS, onHolderGone }),
    MovedCaret,
    Keys.configure({ isLine, history: session.history, onLink }),
    TypingOver,
    ClipboardUse.configure({ isLine, locale, nameOf }),
    Carets.configure({ section: sectionKey, session }),
    Whereabouts.configure({ section: sectionKey, session }),
    ...(isLine
      ? []
      : [
          ListShortcuts,
          HeadingLevels,
          TableDrawing,
          Gapcursor,
          Dropcursor.configure({ color: false, class: 'drop-cursor' }),
        ]),
  ];
}

/** Puts the caret where it is wanted, in sight. */
function goToSpot(editor: Editor, spot: Spot): void {
  const { view } = editor;
  const { doc } = view.state;
  const pos = positionOf(editor, spot) ?? doc.content.size;
  const selection = TextSelection.near(doc.resolve(Math.min(pos, doc.content.size)), spot === 'end' ? -1 : 1);
  view.focus();
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
}

function positionOf({ view }: Editor, spot: Spot): number | null {
  if (spot === 'end') return null;
  if ('at' in spot) return liveTextKey.getState(view.state)?.binding.position(view.state.doc, spot.at) ?? null;
  return view.posAtCoords({ left: spot.x, top: spot.y })?.pos ?? null;
}
