import { by, type FicheText, indicator, milestone, organisation } from '../notation.js';

export const fiche408: FicheText = {
  number: '4.8',
  kind: 'projet',
  title: 'Loire Valley Data Hub',
  aim: 'Aider les entreprises et les collectivités de la région à mener à bien leurs projets d’innovation numérique.',
  theme: 'Formation et innovation',
  group: 'numerique-responsable',
  contexte: [
    by(
      'devup',
      'La [Commission européenne](https://commission.europa.eu/index_fr) a retenu le Loire Valley Data Hub en février 2023. Il appartient depuis lors au réseau des **pôles européens d’innovation numérique**[^European Digital Innovation Hubs, ou EDIH : des centres de ressources présents dans toute l’Union européenne.]. Le centre accompagne les entreprises et les collectivités de la région qui veulent transformer une activité ou tirer parti de leurs données.',
      'Quatre secteurs forts en Centre-Val de Loire passent en premier : cosmétique, santé, environnement, agriculture. On y travaille surtout la cybersécurité et la traçabilité, c’est-à-dire le moyen de suivre un produit, du champ ou du laboratoire jusqu’au client.',
      '## Quatre services',
      '### Essayer avant d’acheter',
      'Un diagnostic dit où en est l’organisation, un plan d’action lui est remis, puis le projet est suivi jusqu’à l’essai. Chacun garde la possibilité de renoncer à temps.',
    ),
    by(
      'cefim',
      '### Apprendre',
      'Les équipes sont formées ou orientées vers le bon cursus. Leurs responsables aussi, car recruter un informaticien et encadrer son travail s’apprend.',
    ),
    by(
      'devup',
      '### Trouver l’argent',
      'Le centre cherche avec le porteur du projet les aides et les prêts auxquels il peut prétendre.',
      '### Travailler à plusieurs',
      'Défis proposés par une filière, rencontres avec les pôles d’autres pays, répertoire des compétences disponibles sur place.',
    ),
    by(
      'labia',
      '## Des techniques de pointe à portée',
      'Intelligence artificielle, calcul intensif, objets connectés, registres partagés (la « blockchain ») : si la compétence manque ici, un autre pôle européen peut la prêter. Le poids de chaque projet sur l’environnement est examiné avec le reste.',
    ),
    by(
      'gip-recia',
      '## Et les petites communes ?',
      'Une mairie sans informaticien peut aussi y recourir. Le GIP RECIA l’aide à formuler son besoin, souvent modeste : protéger ses sauvegardes, ordonner ses fichiers, savoir ce que valent ses données.',
    ),
  ],
  pilotage: [by('devup', organisation('pilot', 'devup', 'agence de développement économique'))],
  partenariat: [
    by(
      'devup',
      organisation('partner', 'devup', 'coordination du consortium'),
      'Chacun des quatre secteurs est représenté par un pôle ou un groupement d’entreprises.',
      organisation('partner', 'cosmetic-valley', 'cosmétique'),
      organisation('partner', 'polepharma', 'santé'),
      organisation('partner', 'pole-dream', 'environnement'),
      organisation('partner', 'agreentech-valley', 'agriculture'),
      organisation('partner', 'cefim', 'formation'),
    ),
    by(
      'labia',
      organisation('partner', 'labia', 'centre de compétences en intelligence artificielle'),
      organisation('partner', 'ovlt', 'structure porteuse du Lab’IA'),
    ),
    by('gip-recia', organisation('partner', 'gip-recia', 'accompagnement des petites collectivités')),
  ],
  indicateurs: [
    by(
      'devup',
      indicator('Entreprises accompagnées', {
        unit: 'entreprises',
        target: '413',
        due: '2026',
        targets: { '2024': '56', '2025': '156', '2026': '201' },
      }),
    ),
    by(
      'gip-recia',
      indicator('Collectivités accompagnées', {
        unit: 'collectivités',
        target: '35',
        due: '2026',
        targets: { '2024': '10', '2025': '12', '2026': '13' },
      }),
      'Chaque année de projet commence en octobre et porte ici le millésime où elle s’achève. La cible est la somme des trois années.',
    ),
  ],
  calendrier: [
    by(
      'devup',
      milestone('octobre 2023', 'Ouvrir le centre et recevoir les premières demandes', 'done'),
      milestone(
        'octobre 2023 – 2026',
        'Accompagner les bénéficiaires pendant les trois années du projet',
        'in-progress',
      ),
    ),
  ],
};
