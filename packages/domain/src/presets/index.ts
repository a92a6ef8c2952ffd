import type { SectionTemplate } from '../templates.js';
import { branch, chapter, type Shape, usualPhases } from './shape.js';

const scoranSections: SectionTemplate[] = [
  {
    key: 'contexte',
    label: 'Contexte et objectifs',
    guidance: 'La situation de départ, le besoin des habitants et des acteurs, ce que l’on veut obtenir.',
    kind: 'prose',
  },
  {
    key: 'pilotage',
    label: 'Pilotage du projet',
    guidance: 'Qui pilote, avec qui, et comment les décisions se prennent.',
    kind: 'organisations',
  },
  {
    key: 'partenariat',
    label: 'Animation du partenariat',
    guidance: 'Qui anime, quels partenaires participent, à quel rythme ils se réunissent.',
    kind: 'organisations',
  },
  {
    key: 'indicateurs',
    label: 'Indicateurs de réalisation',
    guidance: 'Ce que l’on mesurera : intitulé, unité, situation de départ, cible et échéance quand on les connaît.',
    kind: 'indicators',
  },
  {
    key: 'calendrier',
    label: 'Calendrier prévisionnel',
    guidance: 'Les étapes et leur période : « 2025 », « 1er semestre 2026 », « étape 2 », « après 2026 ».',
    kind: 'milestones',
  },
];

const scoran: Shape = {
  key: 'scoran',
  name: 'Stratégie de cohérence régionale (enjeux et fiches)',
  description: 'Des enjeux, chacun avec son introduction et ses fiches animation ou projet à cinq rubriques.',
  levels: [
    { key: 'enjeu', name: 'enjeu', plural: 'enjeux', numbering: 'per-parent' },
    { key: 'fiche', name: 'fiche', plural: 'fiches', numbering: 'per-parent' },
  ],
  templates: [
    { key: 'animation', name: 'Fiche animation', use: 'fiche', hasAim: true, sections: scoranSections },
    { key: 'projet', name: 'Fiche projet', use: 'fiche', hasAim: true, sections: scoranSections },
    branch('Enjeu'),
    chapter,
  ],
  themes: [],
  phases: usualPhases('Validation par la commission régionale'),
};

const roadmap: Shape = {
  key: 'ambitions-actions',
  name: 'Stratégie régionale (ambitions et actions)',
  description:
    'Des ambitions et des actions rédigées, numérotées d’un bout à l’autre, puis gouvernance et feuille de route.',
  levels: [
    { key: 'ambition', name: 'ambition', plural: 'ambitions', numbering: 'per-parent' },
    { key: 'action', name: 'action', plural: 'actions', numbering: 'through' },
  ],
  templates: [
    {
      key: 'action',
      name: 'Action',
      use: 'fiche',
      hasAim: true,
      sections: [
        {
          key: 'description',
          label: 'Description',
          guidance: 'Ce qui sera fait, pour qui, avec quels moyens.',
          kind: 'prose',
        },
        {
          key: 'etapes',
          label: 'Feuille de route',
          guidance: 'Les étapes des dix-huit prochains mois.',
          kind: 'milestones',
        },
      ],
    },
    branch('Ambition'),
    chapter,
  ],
  themes: [],
  phases: usualPhases('Vote en assemblée plénière'),
};

const programme: Shape = {
  key: 'programme-actions',
  name: 'Programme d’actions (parties, sections, actions)',
  description: 'Des parties et des sections qui portent de courtes lignes d’action, adoptées par délibération.',
  levels: [
    { key: 'partie', name: 'partie', plural: 'parties', numbering: 'per-parent' },
    { key: 'section', name: 'section', plural: 'sections', numbering: 'per-parent' },
    { key: 'action', name: 'action', plural: 'actions', numbering: 'none' },
  ],
  templates: [
    {
      key: 'action',
      name: 'Action',
      use: 'fiche',
      hasAim: false,
      sections: [{ key: 'action', label: 'Action', guidance: 'Une ou deux phrases : qui fait quoi.', kind: 'prose' }],
    },
    branch('Partie'),
    chapter,
  ],
  themes: [],
  phases: usualPhases('Délibération'),
};

const axes: Shape = {
  key: 'axes-objectifs',
  name: 'Stratégie régionale (principes, axes, objectifs, leviers)',
  description: 'Des principes en chapitre, des axes et des objectifs numérotés d’un bout à l’autre, puis les leviers.',
  levels: [
    { key: 'axe', name: 'axe', plural: 'axes', numbering: 'per-parent' },
    { key: 'objectif', name: 'objectif', plural: 'objectifs', numbering: 'through' },
  ],
  templates: [
    {
      key: 'objectif',
      name: 'Objectif',
      use: 'fiche',
      hasAim: true,
      sections: [
        { key: 'constat', label: 'Constat', guidance: 'D’où l’on part.', kind: 'prose' },
        {
          key: 'engagements',
          label: 'Engagements',
          guidance: 'Ce que la collectivité et ses partenaires s’engagent à faire.',
          kind: 'prose',
        },
        {
          key: 'indicateurs',
          label: 'Indicateurs',
          guidance: 'Comment on saura que l’objectif est atteint.',
          kind: 'indicators',
        },
      ],
    },
    branch('Axe'),
    chapter,
  ],
  themes: [],
  phases: usualPhases('Vote en assemblée plénière'),
};

const usages: Shape = {
  key: 'axes-actions-options',
  name: 'Stratégie des usages (quatre niveaux, porteurs et bénéficiaires)',
  description:
    'Axe, objectif stratégique, objectif opérationnel parfois absent, action ; options comparées quand le choix reste ouvert.',
  levels: [
    { key: 'axe', name: 'axe stratégique', plural: 'axes stratégiques', numbering: 'per-parent' },
    {
      key: 'objectif-strategique',
      name: 'objectif stratégique',
      plural: 'objectifs stratégiques',
      numbering: 'per-parent',
    },
    {
      key: 'objectif-operationnel',
      name: 'objectif opérationnel',
      plural: 'objectifs opérationnels',
      numbering: 'per-parent',
    },
    { key: 'action', name: 'action', plural: 'actions', numbering: 'per-parent' },
  ],
  templates: [
    {
      key: 'action',
      name: 'Action',
      use: 'fiche',
      hasAim: false,
      sections: [
        { key: 'description', label: 'Description', guidance: 'En quoi consiste l’action.', kind: 'prose' },
        {
          key: 'porteurs',
          label: 'Porteur de projet et partenaires',
          guidance: 'Qui porte, qui participe.',
          kind: 'organisations',
        },
        {
          key: 'beneficiaires',
          label: 'Bénéficiaires',
          guidance: 'À qui l’action profite, et combien ils sont.',
          kind: 'records',
          fields: [
            { key: 'nombre', label: 'Nombre estimé', kind: 'number' },
            { key: 'territoire', label: 'Territoire', kind: 'text' },
          ],
        },
        {
          key: 'options',
          label: 'Options',
          guidance: 'Tant que le choix est ouvert : chaque option, ses avantages, ses inconvénients, son coût.',
          kind: 'records',
          fields: [
            { key: 'avantages', label: 'Avantages', kind: 'text' },
            { key: 'inconvenients', label: 'Inconvénients', kind: 'text' },
            { key: 'cout', label: 'Coût estimé', kind: 'money' },
            { key: 'suite', label: 'Suite', kind: 'choice', choices: ['à l’étude', 'retenue', 'écartée'] },
          ],
        },
      ],
    },
    branch('Axe ou objectif'),
    chapter,
  ],
  themes: [],
  phases: usualPhases(),
};

/** The five shapes a new strategy can begin from. */
export const SHAPES: readonly Shape[] = [scoran, roadmap, programme, axes, usages];
