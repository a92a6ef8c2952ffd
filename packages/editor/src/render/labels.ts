import type { RenderLabels } from './html.js';

/** The words around items, in the languages of the interface. */
export const RENDER_LABELS: Record<'fr' | 'en', RenderLabels> = {
  fr: {
    role: { pilot: 'Pilote', copilot: 'Copilote', animator: 'Animateur', partner: 'Partenaire' },
    status: { planned: 'prévu', 'in-progress': 'en cours', done: 'fait', postponed: 'reporté', dropped: 'abandonné' },
    unit: 'Unité',
    baseline: 'Situation de départ',
    target: 'Cible',
    due: 'Échéance',
    targets: 'Cibles par an',
    backToText: 'Revenir à l’appel de note {n}',
    notes: 'Notes',
  },
  en: {
    role: { pilot: 'Lead', copilot: 'Co-lead', animator: 'Facilitator', partner: 'Partner' },
    status: {
      planned: 'planned',
      'in-progress': 'in progress',
      done: 'done',
      postponed: 'postponed',
      dropped: 'dropped',
    },
    unit: 'Unit',
    baseline: 'Baseline',
    target: 'Target',
    due: 'Due',
    targets: 'Targets by year',
    backToText: 'Back to the call of note {n}',
    notes: 'Notes',
  },
};
