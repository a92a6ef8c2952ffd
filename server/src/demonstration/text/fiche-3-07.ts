import { by, college, type FicheText, indicator, milestone, organisation, others, table } from '../notation.js';

export const fiche307: FicheText = {
  number: '3.7',
  kind: 'projet',
  title: 'Référentiels géomatiques mutualisés',
  aim: 'Acheter à plusieurs une cartographie de très grande précision que peu de collectivités pourraient financer seules.',
  theme: 'Le numérique au service des politiques publiques',
  group: 'donnee',
  contexte: [
    by(
      'tours-metropole',
      'Avant d’ouvrir une tranchée, il faut savoir ce que le sol contient. Exploitants de réseaux et collectivités y répondent à l’aide d’un fond de plan très détaillé, le **plan de corps de rue simplifié** (PCRS), sur lequel on distingue bordures, façades et regards. L’établir coûte cher, surtout là où les routes sont longues et les habitants peu nombreux.',
      'Un pôle métier de Do.TeRR GéoCentre s’y consacre depuis 2020. Une quarantaine d’organismes y siègent : métropoles, grandes agglomérations, gestionnaires de réseaux. Leurs travaux rendent aujourd’hui possible un achat groupé.',
    ),
    by(
      'gip-recia',
      '## Une prise de vues pour toute la région',
      'Deux relevés aériens seraient commandés. Le premier est une orthophotographie[^Photographie aérienne redressée, sur laquelle on mesure une distance comme sur une carte.] où chaque point représente cinq centimètres au sol. Le second, le Lidar, mesure par laser le relief et la hauteur des objets. Un bourg du Berry verrait alors son territoire aussi nettement qu’une métropole.',
      table(
        ['Usage attendu', 'Ce que les images apportent', 'Cadre'],
        [
          'Inondations et autres crises',
          'Préparer les secours, puis suivre la situation',
          'GEMAPI : gestion des milieux aquatiques et prévention des inondations',
        ],
        [
          'Sobriété foncière',
          'Repérer d’une campagne à l’autre les sols nouvellement bâtis',
          'Loi Climat et résilience',
        ],
        ['Chantiers', 'Situer câbles et canalisations pour ne pas les arracher', 'Réforme anti-endommagement'],
        ['Marche et fauteuil roulant', 'Décrire trottoirs et traversées', 'Loi d’orientation des mobilités'],
        [
          'Simulation',
          'Bâtir le jumeau numérique d’un territoire, maquette sur laquelle essayer un aménagement',
          'Projets locaux',
        ],
      ),
    ),
    by(
      'enedis',
      'Pour un gestionnaire de réseau, travailler sur le même fond que la commune évite les erreurs de report et les relevés faits deux fois.',
    ),
  ],
  pilotage: [
    by(
      'gip-recia',
      organisation('pilot', 'gip-recia', 'au titre de Do.TeRR GéoCentre'),
      'Le plan de financement sera soumis à l’ensemble des futurs signataires de la convention.',
    ),
  ],
  partenariat: [
    by(
      'gip-recia',
      organisation('animator', 'gip-recia'),
      organisation('partner', 'do-terr-geocentre'),
      organisation('partner', 'chartres-metropole', 'coanime le pôle métier « très grande échelle »'),
      organisation('partner', 'tours-metropole', 'coanime le pôle métier « très grande échelle »'),
      organisation('partner', 'region-cvl'),
      organisation('partner', 'etat'),
      organisation('partner', 'ign'),
      others('partner', 'collectivités locales'),
    ),
    by(
      'enedis',
      others('partner', 'syndicats'),
      college('partner', 'f-smo'),
      college('partner', 'f-syndicats-energie'),
      others('partner', 'entreprises de réseaux'),
      organisation('partner', 'enedis'),
      organisation('partner', 'grdf'),
    ),
  ],
  indicateurs: [
    by(
      'gip-recia',
      indicator('Part du territoire régional couverte', { unit: '%' }),
      indicator('Jeux de données publiés', { unit: 'jeux de données' }),
    ),
  ],
  calendrier: [
    by(
      'gip-recia',
      milestone('2023', 'Rédiger la convention qui lie les partenaires', 'in-progress'),
      milestone('2023', 'Chiffrer l’opération et répartir le budget', 'in-progress'),
      milestone('2024', 'Mettre au point avec les partenaires le cahier des charges d’un appel d’offres groupé'),
    ),
  ],
};
