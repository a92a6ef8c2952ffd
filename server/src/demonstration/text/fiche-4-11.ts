import { by, type FicheText, indicator, milestone, organisation, table } from '../notation.js';

export const fiche411: FicheText = {
  number: '4.11',
  kind: 'projet',
  title: 'JUNON',
  aim: 'Mettre l’intelligence artificielle au service de la connaissance de l’eau, de l’air et des sols, avec les scientifiques de la région.',
  theme: 'Formation et innovation',
  group: 'ia-cyber',
  contexte: [
    by(
      'brgm',
      '## Qu’est-ce qu’un jumeau numérique ?',
      'C’est la réplique informatique d’un milieu réel : une nappe, une rivière, une forêt. Alimentée par des mesures, elle en imite le comportement. On peut alors essayer à l’écran ce que l’on ne saurait provoquer sur le terrain, par exemple un hiver sans pluie ou un captage supplémentaire.',
      'JUNON construit ce type d’outil pour l’environnement. Environ vingt équipes de recherche y prennent part. La Région le finance parmi ses programmes « Ambition Recherche et Développement » (ARD), qui soutiennent dans la durée quelques grands thèmes scientifiques.',
      'Le terrain d’étude couvre à peu près les deux tiers nord du territoire régional. Il comprend la Loire et ses rives, les villes, les terres cultivées, les bois, les milieux humides et le sous-sol, soit toute la **zone critique**[^Les géologues nomment ainsi l’enveloppe mince où se joue la vie à la surface de la Terre, depuis la cime des arbres jusqu’au bas des nappes d’eau souterraine.].',
    ),
    by(
      'inrae',
      '## Quatre questions posées au modèle',
      table(
        ['Sujet', 'Ce que l’on cherche à savoir', 'À qui cela peut servir'],
        [
          'Qualité de l’eau',
          'D’où viennent les polluants et combien de temps mettent-ils à atteindre la nappe ?',
          'Services d’eau potable, agriculteurs',
        ],
        [
          'Quantité d’eau',
          'Quels niveaux attendre dans les semaines et les mois qui viennent ?',
          'Services chargés des restrictions, irrigants',
        ],
        [
          'Qualité de l’air',
          'Comment les polluants circulent-ils entre ville et campagne ?',
          'Collectivités, acteurs de la santé',
        ],
        ['Gaz à effet de serre', 'Quels milieux en rejettent, lesquels en captent ?', 'Auteurs des plans climat'],
      ),
    ),
    by(
      'ovlt',
      '## Après la recherche',
      'Les modèles ne sont pas une fin. Le programme prévoit d’en tirer des services, les uns publics, les autres proposés par des entreprises, pour que l’eau et les sols soient gérés avec plus de retenue. La présence d’ANTEA Group et d’Atos dès le départ facilite ce passage.',
    ),
  ],
  pilotage: [
    by(
      'brgm',
      'Le programme est conduit depuis Orléans, au centre scientifique et technique du BRGM.',
      organisation('pilot', 'brgm'),
    ),
  ],
  partenariat: [
    by(
      'brgm',
      organisation('animator', 'brgm'),
      organisation('partner', 'univ-orleans'),
      organisation('partner', 'univ-tours'),
      organisation('partner', 'inrae'),
      organisation('partner', 'cnrs'),
      organisation('partner', 'pole-dream', 'pour la filière de l’eau'),
      organisation('partner', 'ovlt', 'pour la création d’activités'),
      organisation('partner', 'antea'),
      organisation('partner', 'atos'),
    ),
  ],
  indicateurs: [
    by(
      'brgm',
      'On mesure l’avancement des jumeaux numériques, thème par thème, à l’intérieur du périmètre d’étude.',
      indicator('Jumeaux consacrés à la qualité de l’eau', { unit: 'jumeaux' }),
      indicator('Jumeaux capables de prévoir les quantités d’eau disponibles', { unit: 'jumeaux' }),
      indicator('Jumeaux consacrés à la qualité de l’air', { unit: 'jumeaux' }),
      indicator('Jumeaux décrivant les émissions et le stockage des gaz à effet de serre', { unit: 'jumeaux' }),
    ),
  ],
  calendrier: [
    by(
      'brgm',
      milestone('2023', 'Affermir le consortium et ouvrir les premiers travaux de recherche', 'done'),
      milestone('2023', 'Organiser les données environnementales nécessaires aux premiers apprentissages', 'done'),
      milestone(
        'après 2023',
        'Améliorer les apprentissages, compléter les données et convenir de référentiels partagés',
        'in-progress',
      ),
      milestone(
        'après 2023',
        'Perfectionner les instruments de mesure, puis éprouver les premiers jumeaux',
        'in-progress',
      ),
      milestone('après 2023', 'Concevoir les applications et les services qui en découlent'),
    ),
  ],
};
