import type { FicheSection } from '@diapason/contracts';
import type { ItemElement } from '@diapason/editor';
import { addItem } from '@diapason/editor/prosemirror';
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { useWords } from '../../../shared/i18n/use-words.js';
import { Button } from '../../../shared/ui/button.js';

const ITEM_OF: Partial<Record<FicheSection['kind'], ItemElement>> = {
  organisations: 'organisation',
  indicators: 'indicator',
  milestones: 'milestone',
  records: 'record',
};

/** At the foot of a section of items: one more of them, or a free paragraph. */
export function AddItem({ editor, template: { kind } }: { editor: Editor; template: FicheSection }) {
  const { t } = useWords();
  const item = ITEM_OF[kind];
  if (!item) return null;
  const toEnd = () => {
    const { view } = editor;
    const end = TextSelection.near(view.state.doc.resolve(view.state.doc.content.size), -1);
    view.dispatch(view.state.tr.setSelection(end));
    return view;
  };
  const add = () => {
    const view = toEnd();
    addItem(item)(view.state, view.dispatch);
    view.focus();
  };
  const addParagraph = () => {
    const view = toEnd();
    const { tr, schema, doc } = view.state;
    const end = doc.content.size;
    tr.insert(end, schema.nodes.textBlock!.create());
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView());
    view.focus();
  };
  return (
    <div className="note-actions add-item">
      <Button onClick={add}>{t(`add.${item}`)}</Button>
      <Button look="quiet" onClick={addParagraph}>
        {t('add.paragraph')}
      </Button>
    </div>
  );
}
