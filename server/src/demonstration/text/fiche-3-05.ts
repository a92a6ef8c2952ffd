import { by, type FicheText, indicator, milestone, organisation, others } from '../notation.js';

export const fiche305: FicheText = {
  number: '3.5',
  kind: 'projet',
  title: 'Arts numériques',
  aim: 'Donner aux artistes de la région les moyens de créer, de travailler à plusieurs et d’être vus avec les outils numériques.',
  theme: 'Le numérique au service des politiques publiques',
  group: 'mobilites-culture',
  contexte: [
    by(
      'region-cvl',
      'Une plasticienne programme ses images, une compagnie de danse travaille avec des capteurs, un collectif conçoit un jeu vidéo. Ces projets demandent du matériel, du temps de résidence et des compétences techniques qu’un artiste trouve rarement seul.',
      'Depuis 2021, le **CRACN**, centre régional de ressources consacré aux arts et cultures numériques, les reçoit et les conseille. Il peut intervenir à trois moments :',
      '- pendant la création, pour choisir les outils et apprendre à s’en servir ;',
      '- lorsque l’équipe cherche un partenaire, un technicien ou un lieu équipé ;',
      '- une fois l’œuvre achevée, pour la montrer et la faire connaître.',
      'Le centre n’a pas d’adresse unique. Son site, ses rendez-vous et ses lieux d’accueil sont aussi ouverts aux habitants, qui viennent découvrir ces pratiques et, s’ils le souhaitent, y prendre part.',
    ),
    by(
      'drac',
      '## Garder une place à la création indépendante',
      'Les grandes plateformes de divertissement vivent du temps que nous passons devant l’écran. À côté d’elles, une œuvre produite avec peu de moyens rencontre difficilement son public. La fiche s’occupe donc de diffusion autant que de production. Elle traite le jeu vidéo comme une œuvre à part entière[^La Cour de cassation le reconnaît depuis 2009 comme une « œuvre complexe », protégée par le droit d’auteur.].',
    ),
    by(
      'crnum',
      '## Ce qui reste à construire',
      'D’un département à l’autre, les artistes, les écoles d’art et les lieux de création se connaissent mal. Un annuaire tenu par le CRACN aidera à nouer les contacts. Les échanges porteront ensuite sur l’équipement des artistes et sur ce que le numérique change dans les métiers du spectacle et de l’exposition.',
    ),
  ],
  pilotage: [
    by(
      'region-cvl',
      organisation('pilot', 'region-cvl'),
      'Les services de la culture et ceux du numérique suivent le projet ensemble.',
    ),
  ],
  partenariat: [
    by(
      'region-cvl',
      organisation('animator', 'region-cvl'),
      organisation('partner', 'crnum', 'associé à l’animation'),
      organisation('partner', 'etat'),
      organisation('partner', 'drac', 'pour l’État'),
      others('partner', 'écoles d’art'),
      others('partner', 'réseaux d’artistes'),
      others('partner', 'lieux de création'),
    ),
  ],
  indicateurs: [
    by(
      'region-cvl',
      indicator('Œuvres présentées par le CRACN', { unit: 'œuvres' }),
      indicator('Artistes référencés', { unit: 'artistes' }),
    ),
    by('drac', indicator('Événements organisés par le réseau', { unit: 'événements' })),
  ],
  calendrier: [
    by(
      'region-cvl',
      milestone('2023', 'Faire vivre le CRACN : accueil des équipes, site, rencontres', 'done'),
      milestone('2023', 'Tenir un festival des arts numériques à l’échelle de la région', 'done'),
    ),
    by(
      'crnum',
      milestone('2024', 'Organiser le réseau des acteurs et ouvrir l’annuaire des artistes', 'in-progress'),
      milestone('2024', 'Publier un appel à projets'),
    ),
  ],
};
