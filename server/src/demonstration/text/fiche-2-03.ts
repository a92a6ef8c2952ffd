import { by, college, type FicheText, indicator, milestone, organisation, others, table } from '../notation.js';

export const fiche203: FicheText = {
  number: '2.3',
  kind: 'projet',
  title: 'Projets numériques de territoire',
  aim: 'Doter chaque bassin de vie d’une feuille de route écrite en commun pour que le numérique y soit à la portée de tous.',
  theme: 'Inclusion numérique',
  group: 'inclusion',
  contexte: [
    by(
      'hub-lo',
      '## Le point de départ',
      'Le Sraddet[^Schéma par lequel la Région fixe ses grandes orientations d’aménagement.] découpe la région en 25 bassins de vie. En 2019, le consortium les a étudiés un par un. De ce travail sont sorties autant de monographies : qui accueille le public, où, avec quels moyens, et ce que les acteurs locaux aimeraient entreprendre ensemble. Il reste à passer du portrait à l’engagement.',
    ),
    by(
      'ligue-enseignement',
      '## Ce que contient un projet',
      'Un projet numérique de territoire est un document court, rédigé par les acteurs du bassin. Il énonce ce qu’ils veulent améliorer pour les habitants, les associations et les services, répartit les tâches et prévoit un bilan. Les intercommunalités, les communes et les associations y ont la première place ; une entreprise peut s’y joindre.',
      'Chaque bassin choisit ses sujets selon ses besoins :',
      '- les démarches administratives et l’insertion ;',
      '- la santé ;',
      '- l’école et la culture ;',
      '- la gestion des données.',
    ),
    by(
      'region-cvl',
      '## Trois temps',
      table(
        ['Temps', 'Avec qui', 'Résultat attendu'],
        ['Mobiliser', 'Structures de médiation du bassin', 'Un groupe local réuni autour d’un problème précis'],
        ['Écrire', 'Élus et agents, appuyés par le Hub-Lo', 'Des enjeux reconnus par tous et des pistes d’action'],
        ['Incuber', 'Porteurs d’actions', 'Des actions nouvelles, d’autres accélérées'],
      ),
      '**Incuber** une action, c’est l’entourer pendant ses premiers mois : préciser le besoin, trouver des alliés, chiffrer, essayer à petite échelle. Une commune rurale qui veut ouvrir une permanence dans sa bibliothèque ne dispose pas toujours des compétences pour le faire seule.',
    ),
  ],
  pilotage: [by('hub-lo', organisation('pilot', 'hub-lo'))],
  partenariat: [
    by(
      'hub-lo',
      organisation('animator', 'hub-lo'),
      organisation('partner', 'gip-recia', 'membre du consortium'),
      organisation('partner', 'ligue-enseignement', 'membre du consortium'),
      organisation('partner', 'mouvement-associatif', 'membre du consortium'),
      organisation('partner', 'crij', 'membre du consortium'),
      organisation('partner', 'region-cvl', 'membre du consortium'),
      organisation('partner', 'etat', 'membre du consortium'),
    ),
    by(
      'ligue-enseignement',
      organisation('partner', 'france-services'),
      college('partner', 'f-prefectures'),
      college('partner', 'f-cria'),
      college('partner', 'f-caf'),
      others('partner', 'collectivités locales'),
      others('partner', 'associations'),
      others('partner', 'entreprises'),
    ),
  ],
  indicateurs: [
    by(
      'hub-lo',
      indicator('Projets numériques de territoire écrits', { unit: 'projets', target: '25' }),
      indicator('Partenaires engagés dans ces projets', { unit: 'partenaires' }),
    ),
    by('region-cvl', indicator('Budgets réunis pour leur réalisation', { unit: 'euros' })),
  ],
  calendrier: [
    by(
      'hub-lo',
      milestone(
        '2023',
        'Mettre par écrit les projets : une perspective d’action par bassin, portée par plusieurs acteurs',
        'in-progress',
      ),
      milestone('2023', 'Ouvrir le dispositif d’incubation', 'in-progress'),
      milestone('2024', 'Animer les projets et suivre leur avancement'),
      milestone('2024', 'Tenir 10 ateliers d’appui aux porteurs'),
      milestone('2024', 'Conduire 3 sessions d’incubation'),
    ),
  ],
};
