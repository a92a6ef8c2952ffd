import { deleteSelected, paste, schema, sliceFromClipboard, typeOver } from '@diapason/editor/prosemirror';
import { GESTURES, type Hand, type HeadlessEditor } from '@diapason/editor/testing';

/** A hand in a document of several sections, with one clipboard and one history for all. */
export interface DocumentHand extends Omit<Hand, 'editor'> {
  editors: ReadonlyMap<string, HeadlessEditor>;
  /** The section that what is in the clipboard was cut from. */
  cutIn: string | null;
}

export interface PlannedGesture {
  /** How often, beside the others. */
  weight: number;
  /** How often it must have been made in a long run, and how many characters it must have re-created. */
  least: { times: number; recreated: number };
  /** Makes it in a section, and gives the name it is counted under. */
  make(hand: DocumentHand, section: string): string;
}

/** The gestures of the editor whose names say the same here, with how often each is made. */
const PLAIN: Record<string, number> = {
  type: 3,
  'type in an item': 2,
  'type in a cell': 2,
  'type over a selection': 1,
  'delete a selection': 2,
  'delete a letter': 2,
  enter: 3,
  'enter in an item': 1,
  backspace: 2,
  'backspace at the start of a line': 2,
  'delete at the end of a line': 1,
  'line break': 1,
  'set the kind': 3,
  indent: 1,
  outdent: 1,
  bold: 2,
  italic: 1,
  link: 2,
  footnote: 1,
  'type in a footnote': 1,
  'add an item': 1,
  'fill a field': 1,
  'fill a year': 1,
  'remove a block': 1,
  'add a table': 1,
  'add a row': 1,
  'add a column': 1,
  'delete a row': 1,
  'delete a column': 1,
  'delete a table': 1,
  'select all and delete': 1,
};

/** How often a gesture of weight 1 must have been made in a long run. */
const LEAST_TIMES = 1500;

const editorOf = (hand: DocumentHand, section: string): Hand => ({
  ...hand,
  editor: hand.editors.get(section) as HeadlessEditor,
});

const gesture = (name: string, weight: number, recreated = 0): PlannedGesture => ({
  weight,
  least: { times: weight * LEAST_TIMES, recreated },
  make: (hand, section) => {
    const inSection = editorOf(hand, section);
    GESTURES[name]?.(inSection);
    return name;
  },
});

/** Selects so many characters or more at random. */
function selectStretch({ editor, random }: Hand, least: number, most: number): void {
  const { size } = editor.doc.content;
  const from = random.below(Math.max(1, size - least));
  editor.select(from, Math.min(size, from + least + random.below(most - least)));
}

function cut(hand: DocumentHand, section: string, least: number, most: number): void {
  const inSection = editorOf(hand, section);
  selectStretch(inSection, least, most);
  const { editor } = inSection;
  if (editor.state.selection.empty) return;
  hand.clipboard.slice = editor.state.selection.content();
  hand.cutIn = section;
  editor.run(deleteSelected);
}

/** Every gesture of the scripts, by name. What re-creates characters says how many of them a long run must hold. */
export const PLANNED: Record<string, PlannedGesture> = {
  ...Object.fromEntries(Object.entries(PLAIN).map(([name, weight]) => [name, gesture(name, weight)])),
  'type a sentence': {
    weight: 4,
    least: { times: 4 * LEAST_TIMES, recreated: 0 },
    make: (hand, section) => {
      const inSection = editorOf(hand, section);
      selectStretch(inSection, 0, 1);
      inSection.editor.type(hand.letters(12 + hand.random.below(30)));
      return 'type a sentence';
    },
  },
  'delete a sentence': {
    weight: 3,
    least: { times: 3 * LEAST_TIMES, recreated: 0 },
    make: (hand, section) => {
      const inSection = editorOf(hand, section);
      selectStretch(inSection, 12, 60);
      inSection.editor.run(deleteSelected);
      return 'delete a sentence';
    },
  },
  'cut a few letters': {
    weight: 3,
    least: { times: 3 * LEAST_TIMES, recreated: 0 },
    make: (hand, section) => {
      cut(hand, section, 1, 12);
      return 'cut a few letters';
    },
  },
  'cut a sentence': {
    weight: 6,
    least: { times: 6 * LEAST_TIMES, recreated: 0 },
    make: (hand, section) => {
      cut(hand, section, 12, 60);
      return 'cut a sentence';
    },
  },
  paste: {
    weight: 14,
    least: { times: 0, recreated: 0 },
    make: (hand, section) => {
      const { slice } = hand.clipboard;
      if (!slice) return 'paste nothing';
      const inSection = editorOf(hand, section);
      selectStretch(inSection, 0, 1);
      inSection.editor.run(paste(slice));
      hand.clipboard.slice = null;
      return hand.cutIn === section ? 'paste in the section' : 'paste in another section';
    },
  },
  'paste from elsewhere': {
    weight: 2,
    least: { times: 2 * LEAST_TIMES, recreated: 0 },
    make: (hand, section) => {
      const inSection = editorOf(hand, section);
      selectStretch(inSection, 0, 1);
      const text = `${hand.letters(15)}\n\n- ${hand.letters(6)}`;
      inSection.editor.run(paste(sliceFromClipboard(schema, { html: '', text })));
      return 'paste from elsewhere';
    },
  },
  'type over a sentence': {
    weight: 1,
    least: { times: LEAST_TIMES, recreated: 0 },
    make: (hand, section) => {
      const inSection = editorOf(hand, section);
      selectStretch(inSection, 12, 40);
      inSection.editor.run(typeOver(hand.letters(4)));
      return 'type over a sentence';
    },
  },
  'undo, then redo': {
    weight: 3,
    least: { times: 3 * LEAST_TIMES, recreated: 10_000 },
    make: (hand, section) => {
      const { history } = editorOf(hand, section).editor;
      history.undo();
      history.redo();
      return 'undo, then redo';
    },
  },
  'move a block': gesture('move a block', 5, 80_000),
  undo: gesture('undo', 8, 50_000),
  redo: gesture('redo', 4, 1000),
};

/** What a long run must hold of gestures that are told apart as they are made. */
export const TOLD_APART: Record<string, PlannedGesture['least']> = {
  'paste in the section': { times: 2000, recreated: 30_000 },
  'paste in another section': { times: 4000, recreated: 60_000 },
  'put back by the room': { times: 0, recreated: 5000 },
};
