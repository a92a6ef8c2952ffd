import { by, type FicheText, indicator, milestone, organisation, others } from '../notation.js';

export const fiche204: FicheText = {
  number: '2.4',
  kind: 'projet',
  title: 'Accessibilité et handicap',
  aim: 'Faire en sorte que toute personne handicapée puisse utiliser les sites publics de la région.',
  theme: 'Inclusion numérique',
  group: 'inclusion',
  contexte: [
    by(
      'fondation-aveugles',
      'Une personne aveugle consulte un site à l’aide d’un lecteur d’écran, qui lit la page à voix haute. Une image sans description, un bouton sans nom, et elle doit s’arrêter. Sur la même page, une personne qui ne peut pas tenir une souris ou qui lit avec peine rencontrera d’autres obstacles.',
    ),
    by(
      'etat',
      '## Le droit',
      'L’accessibilité des sites publics est une obligation, inscrite à l’article 47 de la loi handicap de 2005. Deux lois l’ont consolidée depuis : celle de 2016 pour une République numérique et celle de 2018 relative à l’avenir professionnel. Les critères techniques figurent dans le [RGAA](https://accessibilite.numerique.gouv.fr)[^Référentiel général d’amélioration de l’accessibilité.]. Beaucoup de sites sont encore loin de les remplir.',
    ),
    by(
      'gip-recia',
      '## La marche à suivre',
      'Un **audit** des sites publics de Centre-Val de Loire dira d’abord où l’on en est. Viendra ensuite l’**accompagnement** de leurs responsables. L’essentiel tient à quelques règles, les unes pour qui développe, les autres pour qui publie :',
      '- ordonner les titres et nommer les liens ;',
      '- décrire les images, sous-titrer les vidéos ;',
      '- choisir des couleurs assez contrastées ;',
      '- vérifier les documents joints avant de les mettre en ligne.',
      'Prises au début d’un projet, ces précautions coûtent peu. Elles doivent devenir une habitude des équipes de rédaction.',
    ),
    by(
      'coordination-handicaps',
      '## De l’écran à la rue',
      'Le numérique peut aussi aider à se déplacer. Une carte de la ville peut signaler un trottoir abaissé, une entrée de plain-pied, un feu sonore. Les associations demandent à participer à la conception de ces outils et à les essayer avant leur ouverture.',
    ),
  ],
  pilotage: [by('etat', organisation('pilot', 'etat'))],
  partenariat: [
    by(
      'etat',
      organisation('animator', 'etat'),
      organisation('partner', 'gip-recia'),
      organisation('partner', 'coordination-handicaps'),
      organisation('partner', 'fondation-aveugles'),
      others('partner', 'associations autour du handicap'),
      others('partner', 'collectivités locales'),
      others('partner', 'porteurs de services publics'),
    ),
  ],
  indicateurs: [
    by(
      'gip-recia',
      indicator('Sites publics adaptés aux critères d’accessibilité', { unit: 'sites' }),
      indicator('Formations au numérique comportant un module sur le RGAA', { unit: 'formations' }),
      indicator('Partenaires accompagnés', { unit: 'partenaires' }),
    ),
    by(
      'fondation-aveugles',
      'Un site déclaré conforme gagne à être essayé par des personnes concernées. La Fondation propose d’en tester quelques-uns chaque année.',
    ),
  ],
  calendrier: [
    by(
      'etat',
      milestone('2023', 'Consulter les associations et les responsables de sites', 'done'),
      milestone('2023', 'Mettre à disposition des outils d’aide et de conseil', 'in-progress'),
      milestone('2023', 'Faire connaître les sites qui ont progressé', 'postponed'),
    ),
  ],
};
