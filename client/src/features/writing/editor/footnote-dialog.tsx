import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { type FormEvent, use, useState } from 'react';
import { useWords } from '../../../shared/i18n/use-words.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { TextField } from '../../../shared/ui/text-field.js';
import { SectionKey, useDesk } from '../desk.js';

/** The words of the footnote the caret is in. Only what one changes is written, so that others may write in it meanwhile. */
export function FootnoteDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useWords();
  const { session } = useDesk();
  const section = use(SectionKey);
  const [before] = useState(() => noteAtCaret(editor)?.text ?? '');
  const [words, setWords] = useState(before);

  const leave = (remove: boolean, text: string) => {
    const note = noteAtCaret(editor);
    if (note) {
      const { view } = editor;
      const { tr } = view.state;
      if (remove) tr.delete(note.from - 1, note.from + note.text.length + 1);
      else if (text !== before) {
        const { at, length, added } = difference(before, text);
        const from = Math.min(at, note.text.length);
        const unchanged = note.text.slice(from, from + length) === before.slice(at, at + length);
        tr.insertText(added, note.from + from, note.from + from + (unchanged ? length : 0));
      }
      const end = tr.mapping.map(note.from + note.text.length + 1);
      view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(end))));
    }
    onClose();
    // Somebody took the note away with what it stood in.
    if (!note && text !== before) return session.interrupt(section, text);
    // Once the dialog is gone, which gives the focus back to a call that may be no more.
    setTimeout(() => editor.view.focus());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    leave(words.trim() === '', words);
  };
  return (
    <Dialog title={t('note.title')} onClose={() => leave(before === '', before)}>
      <form className="stack" onSubmit={submit} noValidate>
        <TextField
          label={t('note.words')}
          hint={t('note.hint')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          autoComplete="off"
          autoFocus
        />
        <div className="dialog-actions">
          {before !== '' && (
            <Button look="quiet" onClick={() => leave(true, before)}>
              {t('note.remove')}
            </Button>
          )}
          <Button onClick={() => leave(before === '', before)}>{t('action.cancel')}</Button>
          <Button type="submit" look="main">
            {t('note.set')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The footnote the caret is in: its words, and where they begin. */
function noteAtCaret({ state }: Editor): { from: number; text: string } | null {
  const { $from } = state.selection;
  return $from.parent.type.name === 'footnote' ? { from: $from.start(), text: $from.parent.textContent } : null;
}

/** What makes one text of another: so many characters from an index on become others. */
function difference(before: string, after: string): { at: number; length: number; added: string } {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before[at] === after[at]) at += 1;
  let end = 0;
  while (end < shorter - at && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { at, length: before.length - end - at, added: after.slice(at, after.length - end) };
}
