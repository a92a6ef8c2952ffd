import type { Node } from '@tiptap/pm/model';
import { type Command, EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { liveTextPlugin } from '../prosemirror/binding/live-text.js';
import { SectionBinding } from '../prosemirror/binding/section-binding.js';
import { type OwnHistory, undoManagerFor } from '../prosemirror/binding/undo.js';
import { typeOver } from '../prosemirror/commands/selection.js';
import { schema } from '../prosemirror/schema/index.js';

/** Whether a client id is the one under which the server writes. */
const isServer = (client: number): boolean => client === 1;

/** An editor of one section without a screen: the editor's state, its commands and the real binding. */
export class HeadlessEditor {
  readonly binding: SectionBinding;
  state: EditorState;
  private readonly plugin: { update(): void; destroy(): void };

  /** `history`: that of the whole document, when there are editors of several sections. */
  constructor(
    section: Y.Text,
    readonly history: OwnHistory = undoManagerFor([section], (client) => client === section.doc?.clientID, isServer),
  ) {
    this.binding = new SectionBinding(section, schema);
    const plugin = liveTextPlugin(this.binding);
    this.state = EditorState.create({ schema, plugins: [plugin] });
    this.plugin = plugin.spec.view?.(this as never) as unknown as { update(): void; destroy(): void };
  }

  get doc(): Node {
    return this.state.doc;
  }

  dispatch = (tr: Transaction): void => {
    this.state = this.state.apply(tr);
    // The first document is read while the plugin's view is being made.
    this.plugin?.update();
  };

  run(command: Command): boolean {
    return command(this.state, this.dispatch);
  }

  select(from: number, to = from): void {
    const { doc } = this.state;
    this.dispatch(this.state.tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))));
  }

  type(text: string): void {
    this.run(typeOver(text));
  }

  destroy(): void {
    this.history.destroy();
    this.plugin.destroy();
  }
}
