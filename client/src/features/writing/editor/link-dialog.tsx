import { isSafeLink } from '@diapason/editor';
import { liveTextKey, setLink } from '@diapason/editor/prosemirror';
import { type Editor, getMarkRange } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../../shared/i18n/use-words.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog } from '../../../shared/ui/dialog.js';
import { TextField } from '../../../shared/ui/text-field.js';

/** Makes the selected words lead to an address, or changes or takes away the link the caret is in. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useWords();
  const [target] = useState(() => targetOf(editor));
  const [address, setAddress] = useState(target.href ?? '');
  const [error, setError] = useState('');

  const set = (href: string | null) => {
    const { view } = editor;
    const words = target.words && liveTextKey.getState(view.state)?.binding.resolve(view.state.doc, target.words);
    if (!words || words.empty) return setError(t('link.gone'));
    view.dispatch(view.state.tr.setSelection(words));
    setLink(href)(view.state, view.dispatch);
    onClose();
    view.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The form is drawn in the page, its events must not reach the fiche.
    event.stopPropagation();
    const href = completed(address.trim());
    if (!isSafeLink(href)) return setError(t('link.invalid'));
    set(href);
  };
  return (
    <Dialog title={t('link.title')} onClose={onClose}>
      {target.words === null ? (
        <>
          <p>{t('link.selectFirst')}</p>
          <div className="dialog-actions">
            <Button look="main" onClick={onClose}>
              {t('action.close')}
            </Button>
          </div>
        </>
      ) : (
        <form className="stack" onSubmit={submit} noValidate>
          <TextField
            label={t('link.address')}
            hint={t('link.hint')}
            error={error}
            value={address}
            onChange={({ target: field }) => setAddress(field.value)}
            inputMode="url"
            autoComplete="off"
            autoFocus
          />
          <div className="dialog-actions">
            {target.href && (
              <Button look="quiet" onClick={() => set(null)}>
                {t('link.remove')}
              </Button>
            )}
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" look="main">
              {t('link.set')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

/** The words a link is wanted on, wherever they go meanwhile: those selected, else those of the link the caret is in. */
function targetOf({ state }: Editor) {
  const { $from, empty } = state.selection;
  const type = state.schema.marks.link;
  const around = type && getMarkRange($from, type);
  const href: string | null =
    (type && $from.marksAcross($from)?.find((mark) => mark.type === type)?.attrs.href) ?? null;
  const selected = around && empty ? TextSelection.create(state.doc, around.from, around.to) : state.selection;
  const words = selected.empty ? null : liveTextKey.getState(state)?.binding.remember(state.doc, selected);
  return { words: words ?? null, href };
}

/** An address as people write it: a mailbox, or a site without « https:// ». */
function completed(address: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  return /^[^\s/@]+@[^\s/@]+$/.test(address) ? `mailto:${address}` : `https://${address}`;
}
