import { by, college, type FicheText, indicator, milestone, organisation, others } from '../notation.js';

export const fiche308: FicheText = {
  number: '3.8',
  kind: 'projet',
  title: 'Connaître et suivre les zones d’activité économique',
  aim: 'Savoir, zone par zone, quels terrains et quels bâtiments sont occupés, lesquels sont vides et où l’on peut encore construire.',
  theme: 'Le numérique au service des politiques publiques',
  group: 'donnee',
  contexte: [
    by(
      'devup',
      'Une entreprise cherche un terrain raccordé à la fibre et au gaz, à moins d’une demi-heure d’une gare. La réponse existe presque toujours, mais en morceaux : un tableur de la communauté de communes, un extrait de cadastre, le souvenir d’un agent. Le temps de la reconstituer, le projet est parfois parti ailleurs.',
    ),
    by(
      'dreal',
      '## Mieux remplir avant d’étendre',
      'La loi Climat et résilience vise, pour 2050, le « zéro artificialisation nette » : un sol gagné par la construction devra être compensé par un autre rendu à la nature. Ouvrir une zone neuve sur des champs ou des bois devient donc le dernier recours. Restent les zones existantes[^Les intercommunalités doivent en dresser l’inventaire et l’actualiser au moins tous les six ans (article L. 318-8-2 du code de l’urbanisme).] : y réemployer une friche, diviser une parcelle trop grande, reprendre un atelier vide, amener l’eau ou la fibre où elles manquent.',
      'Bien connaître une zone aide aussi à rapprocher les établissements. C’est l’objet de l’**écologie industrielle et territoriale** : la chaleur perdue ou les rebuts de l’un deviennent une ressource pour l’autre.',
    ),
    by(
      'gip-recia',
      '## Qui détient l’information',
      '- Les géomaticiens tracent les périmètres et croisent cadastre, fichiers fonciers et images aériennes.',
      '- Les gestionnaires de réseaux indiquent ce qui est raccordé et ce qui pourrait l’être.',
      '- Les chargés de développement économique des intercommunalités savent quels locaux sont pris et lesquels viennent de se libérer.',
      '- Dev’up complète avec ce que lui apprennent les entreprises en recherche d’implantation.',
      'Une maquette de tableau de bord a déjà été proposée, sous la forme d’une carte consultable en ligne. Elle sert de point de départ.',
    ),
  ],
  pilotage: [by('dreal', organisation('pilot', 'etat', 'par la DREAL'))],
  partenariat: [
    by(
      'dreal',
      organisation('animator', 'gip-recia'),
      organisation('partner', 'do-terr-geocentre', 'par son pôle métier'),
      organisation('partner', 'etat', 'services en région et en département'),
      organisation('partner', 'dreal'),
      organisation('partner', 'dreets'),
      college('partner', 'f-ddt'),
      organisation('partner', 'region-cvl'),
      college('partner', 'f-epci', 'par leurs chargés de développement économique'),
      others('partner', 'collectivités locales'),
    ),
    by(
      'devup',
      organisation('partner', 'devup'),
      college('partner', 'f-chambres-consulaires'),
      college('partner', 'f-agences-urbanisme'),
      organisation('partner', 'observatoire-eco'),
      organisation('partner', 'insee'),
      organisation('partner', 'cerema'),
      organisation('partner', 'ign'),
    ),
  ],
  indicateurs: [
    by(
      'gip-recia',
      'Les premiers chiffres portent sur la base et son entretien, les suivants sur la densité des zones.',
      indicator('Intercommunalités dont le chargé de développement économique alimente la base', { unit: 'EPCI' }),
      indicator('Part des informations jugées périmées', { unit: '%' }),
      indicator('Base de données en ligne', { unit: 'oui ou non' }),
      indicator('Présentations de la base, journées techniques et séances de travail', { unit: 'réunions' }),
    ),
    by(
      'dreal',
      indicator('Part du bâti', { unit: '%' }),
      indicator('Part des sols artificialisés', { unit: '%' }),
      indicator('Surface des parcelles encore à bâtir', { unit: 'hectares' }),
    ),
  ],
  calendrier: [
    by(
      'gip-recia',
      milestone('2023', 'Consolider la base avec les membres du pôle métier, territoire par territoire', 'in-progress'),
    ),
    by(
      'dreal',
      milestone('2024', 'Livrer la version complète'),
      milestone('2024', 'Fixer le rythme de mise à jour, une fois par an'),
    ),
  ],
};
