import type { Level } from '../numbering.js';
import type { Template } from '../templates.js';
import type { PhaseKind } from '../vocabulary.js';

export interface PhaseTemplate {
  kind: PhaseKind;
  name: string;
  /** From this phase on, numbers no longer move. */
  freezesNumbers: boolean;
}

/** All that makes a strategy of a family what it is: no line of code knows any of them. */
export interface Shape {
  key: string;
  name: string;
  /** For whom it is, in one sentence. */
  description: string;
  levels: Level[];
  templates: Template[];
  /** The themes among which a fiche is classified; empty when there are none. */
  themes: string[];
  phases: PhaseTemplate[];
}

export const usualPhases = (validation = 'Validation'): PhaseTemplate[] => [
  { kind: 'framing', name: 'Cadrage', freezesNumbers: false },
  { kind: 'drafting', name: 'Rédaction', freezesNumbers: false },
  { kind: 'consultation', name: 'Consultation', freezesNumbers: true },
  { kind: 'instruction', name: 'Instruction des contributions', freezesNumbers: true },
  { kind: 'validation', name: validation, freezesNumbers: true },
  { kind: 'publication', name: 'Publication', freezesNumbers: true },
  { kind: 'follow-up', name: 'Suivi', freezesNumbers: true },
];

export const chapter: Template = {
  key: 'chapitre',
  name: 'Chapitre',
  use: 'chapter',
  hasAim: false,
  sections: [{ key: 'texte', label: 'Texte', guidance: 'Texte libre du chapitre.', kind: 'prose' }],
};

/** The introduction of an inner node of the tree. */
export const branch = (name: string): Template => ({
  key: 'introduction',
  name,
  use: 'branch',
  hasAim: false,
  sections: [
    {
      key: 'introduction',
      label: 'Introduction',
      guidance: 'Pourquoi ce sujet, ce qui est en jeu, ce que les partenaires veulent faire ensemble.',
      kind: 'prose',
    },
  ],
});
